package dev.perennial.bss;

import dev.perennial.account.Account;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What things are called where this interface wants a number: below 2^53, so that every language reads it exactly; the
 * same for a thing for ever; and ending in its account's hash, so that it leads to its bucket.
 */
@Component
public class WireIds {
    private static final int HASH_BITS = 12;
    private static final int OWN_BITS = 40;
    private static final int TRIES = 20;

    private final WireIdStore store;
    private final Buckets buckets;

    WireIds(WireIdStore store, Buckets buckets) {
        this.store = store;
        this.buckets = buckets;
    }

    /** What is called by a number. */
    public enum Kind {
        ACCOUNT,
        ORDER,
        COUPON,
        TITLE,
        ADDRESS,
        BILLABLE,
        DEFICIT,
        INVOICE
    }

    /** The numbers of these things of an account, by thing. */
    public Map<String, Long> of(Account.Id account, Kind kind, Collection<String> things) {
        int bucket = buckets.of(account.value());
        var numbers = new HashMap<>(store.numbers(bucket, kind, things));
        for (int salt = 0; salt < TRIES && numbers.size() < things.size(); salt++) {
            var missing = new ArrayList<String>();
            var made = new ArrayList<Long>();
            for (var thing : things.stream().distinct().toList()) {
                if (numbers.containsKey(thing)) continue;
                missing.add(thing);
                made.add(number(account, kind, thing, salt));
            }
            if (missing.isEmpty()) break;
            store.insert(bucket, account, kind, missing, made);
            numbers.putAll(store.numbers(bucket, kind, missing));
        }
        return numbers;
    }

    public long of(Account.Id account, Kind kind, String thing) {
        return of(account, kind, List.of(thing)).get(thing);
    }

    /** The thing of this account that this number was given to. */
    public Optional<String> find(Account.Id account, Kind kind, long number) {
        return store.thing(buckets.of(account.value()), kind, number)
                .filter(found -> found.account().equals(account))
                .map(WireIdStore.Found::thing);
    }

    /** The account that this number was given to. */
    Optional<Account.Id> account(long number) {
        if (number < 0) return Optional.empty();
        int bucket = (int) (number & ((1 << HASH_BITS) - 1)) % buckets.count();
        return store.thing(bucket, Kind.ACCOUNT, number).map(WireIdStore.Found::account);
    }

    static long number(Account.Id account, Kind kind, String thing, int salt) {
        var hash = Sha256.of(kind + ":" + thing + ":" + salt);
        long own = ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - OWN_BITS);
        return own << HASH_BITS | Buckets.hash(account.value());
    }
}
