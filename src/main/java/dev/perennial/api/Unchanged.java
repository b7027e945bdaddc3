package dev.perennial.api;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes what is still as whoever asks saw it. Between the look and the change its account is held, so that of two who
 * saw the same only one changes it.
 */
@Component
public class Unchanged {
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    Unchanged(Accounts accounts, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /**
     * Without {@code If-Match} it is simply changed.
     *
     * @param owner whose it is; empty where it is nobody's, or nobody knows it
     * @param resource what its GET would answer now
     * @param change the command, which holds the same account
     * @throws dev.perennial.kernel.RefusedException {@link ApiRefusal#CHANGED_SINCE}
     */
    public <T> T change(IfMatch seen, Optional<Account.Id> owner, Supplier<?> resource, Supplier<T> change) {
        return change(seen, () -> owner.ifPresent(accounts::lock), resource, change);
    }

    /**
     * As {@link #change(IfMatch, Optional, Supplier, Supplier)}, where it may be no account's.
     *
     * @param hold keeps it as it is until the transaction ends
     */
    public <T> T change(IfMatch seen, Runnable hold, Supplier<?> resource, Supplier<T> change) {
        if (!seen.isSaid()) return change.get();
        return Objects.requireNonNull(transaction.execute(status -> {
            hold.run();
            seen.check(resource.get());
            return change.get();
        }));
    }
}
