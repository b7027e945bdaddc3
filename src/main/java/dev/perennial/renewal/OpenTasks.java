package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import dev.perennial.provider.ProviderTask;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Front door to what products' systems are still to answer, of all accounts: for the vendor's people alone. */
@Component
public class OpenTasks {
    private final TaskQueries queries;

    OpenTasks(TaskQueries queries) {
        this.queries = queries;
    }

    /**
     * A task without an answer.
     *
     * @param nextTry when it is carried next, unless it was set aside
     * @param held the money kept back until the answer; null where none is
     */
    public record Waiting(
            UUID task,
            String item,
            String name,
            String product,
            Account.Id account,
            String accountName,
            ProviderTask.Action action,
            Instant since,
            int tries,
            boolean aside,
            Instant nextTry,
            @Nullable String answer,
            @Nullable Money held) {}

    /** How many are asked no more by themselves. */
    public long countAside() {
        return queries.countAside();
    }

    /** Those set aside first, then those asked before, then those whose order waits; longest first. */
    public List<Waiting> first(int limit) {
        return queries.first(limit);
    }
}
