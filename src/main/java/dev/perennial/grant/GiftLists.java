package dev.perennial.grant;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Front door to what was given, of all accounts: for the vendor's people alone. */
@Component
public class GiftLists {
    private final GiftQueries queries;

    GiftLists(GiftQueries queries) {
        this.queries = queries;
    }

    /** One thing given, and to whom. */
    public record Given(
            UUID id,
            String account,
            String accountName,
            Gift.Kind kind,
            @Nullable Money amount,
            @Nullable Money before,
            @Nullable String coupon,
            @Nullable String subscription,
            @Nullable Instant endsAt,
            String reason,
            String givenBy,
            Instant at) {}

    /** Where one stands among all. */
    public record Place(Instant at, UUID id) {}

    /**
     * The latest first.
     *
     * @param account to this one alone; null for all
     * @param before where another page ended; null for the latest
     */
    public List<Given> page(Account.@Nullable Id account, @Nullable Place before, int limit) {
        return queries.page(account == null ? null : account.value(), before, limit);
    }
}
