package dev.perennial.account;

import java.time.Instant;
import java.util.List;

/** What a module above keeps of every account from its first moment; called within the transaction that adds it. */
public interface Newcomers {
    void came(int bucket, List<Account> accounts, Instant now);
}
