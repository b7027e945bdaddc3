package dev.perennial.bank;

import java.util.List;
import org.springframework.stereotype.Component;

/** The bank accounts of the vendor's billing entities, as the catalog names them. */
@Component
public class Payees {
    /** Where customers transfer to; none where the catalog names no bank account. */
    public List<Payee> all() {
        return List.of();
    }

    /** Whether this is one of them; where the catalog names none, every account may be. */
    boolean isOurs(String number) {
        var all = all();
        return all.isEmpty() || all.stream().anyMatch(payee -> payee.isNumbered(number));
    }
}
