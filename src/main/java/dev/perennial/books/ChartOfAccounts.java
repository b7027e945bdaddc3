package dev.perennial.books;

import dev.perennial.ledger.LedgerAccount;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The names of ledger accounts in the vendor's own chart of accounts: the settings {@code perennial.books.accounts.WALLET}
 * and so on; without one, an account goes by its own name.
 */
@Component
public class ChartOfAccounts {
    private final Environment settings;

    ChartOfAccounts(Environment settings) {
        this.settings = settings;
    }

    public String code(LedgerAccount account) {
        var code = settings.getProperty("perennial.books.accounts." + account.name(), "")
                .strip();
        return code.isEmpty() ? account.name() : code;
    }
}
