package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to the ways to pay that customers let the vendor keep: one an account and gateway, the latest. */
@Component
public class KeptMethods {
    private final Accounts accounts;
    private final Payments payments;
    private final ReceiptStore store;

    KeptMethods(Accounts accounts, Payments payments, ReceiptStore store) {
        this.accounts = accounts;
        this.payments = payments;
        this.store = store;
    }

    /** What the gateway that takes payments now keeps for this account. */
    public Optional<KeptMethod> of(Account.Id account) {
        return payments.gateway()
                .filter(Gateway::keepsMethods)
                .flatMap(gateway -> store.kept(accounts.bucketOf(account), account, gateway.code()));
    }

    /** A locked account keeps none any more. Answers whether it did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean forget(Account.Id account) {
        return store.forget(accounts.bucketOf(account), account);
    }
}
