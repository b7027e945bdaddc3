package dev.perennial.journal;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Front door to the journals of all accounts, by time: for the vendor's people alone. */
@Component
public class JournalLog {
    private final LogQueries queries;

    JournalLog(LogQueries queries) {
        this.queries = queries;
    }

    /**
     * What is asked for.
     *
     * @param account only of this one; null for all
     * @param subscription only of this item; null for all
     * @param by only what this kind of actor did; null for all
     * @param actor only what was done under this name; null for all
     * @param from the first instant, and {@code until} the first one after; null for no bound
     * @param before where another page ended; null for the newest
     */
    public record Search(
            Account.@Nullable Id account,
            @Nullable String subscription,
            JournalEntry.@Nullable Kind kind,
            Actor.@Nullable Kind by,
            @Nullable String actor,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Place before) {}

    /** A row's place: the newest comes first. */
    public record Place(Instant at, UUID id) {}

    /** A journal row with the names of what it concerns. */
    public record Line(
            JournalEntry row, String accountName, @Nullable String itemName) {}

    /** The first rows after the search's place. */
    public List<Line> page(Search search, Instant now, int limit) {
        return queries.page(search, now, limit);
    }

    /** All rows of the search, one after the other. */
    public void each(Search search, Consumer<Line> each) {
        queries.each(search, each);
    }
}
