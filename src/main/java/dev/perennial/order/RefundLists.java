package dev.perennial.order;

import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Front door to what went back to customers, of all accounts: for the vendor's people alone. */
@Component
public class RefundLists {
    private final RefundQueries queries;

    RefundLists(RefundQueries queries) {
        this.queries = queries;
    }

    /**
     * A refund of any account.
     *
     * @param order the order of which money came back
     * @param because the operator's reason; null where it undid the order
     */
    public record Refunded(
            UUID refund,
            UUID order,
            String account,
            String accountName,
            Money amount,
            Money coupons,
            Instant at,
            @Nullable String because) {}

    /** Where one stands among all. */
    public record Place(Instant at, UUID id) {}

    /** The latest first, from before this place on. */
    public List<Refunded> page(@Nullable Place before, int limit) {
        return queries.page(before, limit);
    }
}
