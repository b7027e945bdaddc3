package dev.perennial.dependency;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.dependency.OutsideDomain.Answer;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Front door to what items need and is held elsewhere. Off until the vendor names a registration data service. */
@Component
public class Dependencies {
    private static final int LOOK_UPS_MAX = 100;
    private static final Duration USUALLY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofHours(1);

    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Notices notices;
    private final OutsideDomainStore store;
    private final TransactionTemplate transaction;
    private final @Nullable RdapClient rdap;

    Dependencies(
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Notices notices,
            OutsideDomainStore store,
            TransactionTemplate transaction,
            @Value("${perennial.rdap:}") String service) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.notices = notices;
        this.store = store;
        this.transaction = transaction;
        this.rdap = service.isEmpty() ? null : new RdapClient(URI.create(service.replaceAll("/+$", "")));
    }

    /** What is known of the outside domain this item needs. */
    public Optional<OutsideDomain> outside(Subscription item) {
        return store.find(accounts.bucketOf(item.account()), item.id());
    }

    /** As {@link #outside(Subscription)}, for items of one bucket. */
    public Map<Subscription.Id, OutsideDomain> outside(int bucket, Collection<Subscription> items) {
        return store.find(bucket, items.stream().map(item -> item.id().value()).toList()).stream()
                .collect(Collectors.toMap(OutsideDomain::neededBy, Function.identity()));
    }

    /** Looks up what is due in a bucket, outside any transaction; answers how many domains were asked for. */
    public int lookUpDue(int bucket, Instant now) {
        if (rdap == null) {
            return 0;
        }
        var items = subscriptions.get(bucket, store.due(bucket, now, LOOK_UPS_MAX));
        items.values().forEach(item -> lookUp(bucket, item, now));
        return items.size();
    }

    private void lookUp(int bucket, Subscription item, Instant now) {
        var needed = Objects.requireNonNull(item.item().dependsOn());
        boolean here = subscriptions.owner(new Subscription.Id(needed)).isPresent();
        boolean domain = catalogs.current()
                .product(item.item().product())
                .selling()
                .dependsOnProduct()
                .isPresent();
        var found = here || !domain
                ? RdapClient.Found.NOTHING
                : Objects.requireNonNull(rdap).lookUp(needed);
        boolean again = !here && domain && found.answer() == Answer.NO_ANSWER;
        transaction.executeWithoutResult(status -> record(bucket, item, needed, found, now, again ? SOON : USUALLY));
    }

    private void record(
            int bucket, Subscription seen, String domain, RdapClient.Found found, Instant now, Duration pause) {
        var account = accounts.lock(seen.account()).orElseThrow();
        var item = subscriptions
                .get(bucket, List.of(seen.id().value()))
                .get(seen.id().value());
        var before = store.find(bucket, item.id());
        var warned = before.filter(known -> Objects.equals(known.expiresAt(), found.expiresAt()))
                .map(OutsideDomain::warnedDays)
                .orElse(null);
        var ends = found.expiresAt();
        var warning = ends == null || item.isPayAsYouGo()
                ? Optional.<Integer>empty()
                : WarningRule.warning(item.life().expiresAt(), ends, warned, now);
        warning.ifPresent(days -> notices.queue(
                bucket, List.of(telling(item, domain, ends, days, now)), Map.of(account.id(), account), now));
        store.save(
                bucket,
                new OutsideDomain(
                        item.id(), domain, found.answer(), ends, now, now.plus(pause), warning.orElse(warned)));
    }

    private static Telling telling(Subscription item, String domain, Instant ends, int days, Instant now) {
        var facts = Map.of(
                "needs",
                domain,
                "needs_name",
                domain,
                "needed_expires_at",
                ends.toString(),
                "expires_at",
                item.life().expiresAt().toString());
        var about = new Telling.About(item.id().value(), item.item().product(), ends, days);
        return new Telling(item.account(), NoticeKind.DEPENDENCY_AT_RISK, about, now, facts);
    }
}
