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
     * @param accepted whether the product's system took it on, and is to answer by itself
     * @param nextTry when it is carried next, unless it was set aside; where it was accepted, unless the answer came
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
            boolean accepted,
            Instant nextTry,
            @Nullable String answer,
            @Nullable Money held) {}

    /** How many are asked no more by themselves. */
    public long countAside() {
        return queries.countAside();
    }

    /** Of one product, those that can be answered for it: set aside, or accepted; longest first. */
    public List<Waiting> ofProduct(String product, int limit) {
        return queries.ofProduct(product, limit);
    }

    /** Those set aside first, then those accepted, asked before, or with an order that waits; longest first. */
    public List<Waiting> first(int limit) {
        return queries.first(limit);
    }
}
