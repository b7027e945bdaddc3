package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Front door to what is set aside because working on it failed, of all accounts: for the vendor's people alone. */
@Component
public class ParkedItems {
    private final ParkedQueries queries;

    ParkedItems(ParkedQueries queries) {
        this.queries = queries;
    }

    /** What a try came to, and when it was decided. */
    public record LastTry(Instant at, String outcome) {}

    /**
     * An item set aside.
     *
     * @param reason what failed, as the program named it
     * @param reference the journal row that tells of it
     */
    public record Aside(
            String id,
            String name,
            String product,
            Account.Id account,
            String accountName,
            Instant since,
            String reason,
            @Nullable UUID reference,
            @Nullable LastTry lastTry) {
        /** The kind of fault, without where the program keeps it. */
        public String fault() {
            var named = reason.split(":", 2)[0].strip();
            return named.matches("[\\w.$]+") ? named.substring(named.lastIndexOf('.') + 1) : "";
        }

        /** What the fault says. */
        public String words() {
            return fault().isEmpty()
                    ? reason
                    : reason.substring(reason.indexOf(':') + 1).strip();
        }
    }

    /** Where one stands among all. */
    public record Place(Instant since, String id) {}

    public long count() {
        return queries.count();
    }

    /** Longest aside first. */
    public List<Subscription.Id> ids(int limit) {
        return queries.ids(limit);
    }

    /** Longest aside first, from after this place on, each with the journal row that tells of it and its last try. */
    public List<Aside> after(@Nullable Place place, int limit) {
        return queries.after(place, limit);
    }
}
