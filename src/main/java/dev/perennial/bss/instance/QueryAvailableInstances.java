package dev.perennial.bss.instance;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.Wire;
import dev.perennial.bss.WireIds;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Period;
import dev.perennial.key.Scope;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.LifecycleRule;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists instances that are not released yet, soonest to end first. */
@Component
class QueryAvailableInstances implements Action {
    private static final int USUAL = 20;
    private static final int MOST = 300;
    private static final int IDS_MOST = 100;
    private static final int YEAR = 12;

    private final InstanceQueries queries;
    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final WireIds wireIds;

    QueryAvailableInstances(
            InstanceQueries queries,
            Subscriptions subscriptions,
            Accounts accounts,
            Catalogs catalogs,
            WireIds wireIds) {
        this.queries = queries;
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.wireIds = wireIds;
    }

    record Instance(
            long ownerId,
            long sellerId,
            String seller,
            String productCode,
            String productType,
            String subscriptionType,
            String instanceID,
            String createTime,
            @Nullable String endTime,
            @Nullable String stopTime,
            @Nullable String releaseTime,
            @Nullable String expectedReleaseTime,
            String status,
            String subStatus,
            @Nullable String renewStatus,
            @Nullable Integer renewalDuration,
            @Nullable String renewalDurationUnit) {}

    record Data(int pageNum, int pageSize, long totalCount, List<Instance> instanceList) {}

    @Override
    public String name() {
        return "QueryAvailableInstances";
    }

    @Override
    public Scope scope() {
        return Scope.SUBSCRIPTIONS_READ;
    }

    @Override
    public Object answer(Ask ask) {
        var parameters = ask.parameters();
        boolean named = parameters.text("ProductCode").isPresent();
        if (!named && parameters.text("Region").isPresent()) throw Fault.missing("ProductCode");
        var product = named ? ask.product(catalogs.current()) : null;
        var filter = new InstanceQueries.Filter(
                product == null ? null : product.code(),
                (product == null ? parameters.text("ProductType") : ask.edition(product)).orElse(null),
                parameters
                        .word("SubscriptionType", "Subscription", "PayAsYouGo")
                        .map(type -> type.equals("PayAsYouGo") ? Billing.PAY_AS_YOU_GO : Billing.SUBSCRIPTION)
                        .orElse(null),
                parameters.text("InstanceIDs").isEmpty() ? null : parameters.list("InstanceIDs", IDS_MOST),
                parameters
                        .word("RenewStatus", Renewal.STATUSES)
                        .map(Renewal::mode)
                        .orElse(null),
                parameters.time("EndTimeStart").orElse(null),
                parameters.time("EndTimeEnd").orElse(null),
                parameters.time("CreateTimeStart").orElse(null),
                parameters.time("CreateTimeEnd").orElse(null));
        var paging = parameters.paging(USUAL, MOST);
        var account = ask.account();
        int bucket = accounts.bucketOf(account.id());
        long total = queries.count(bucket, account.id(), filter);
        var ids = paging.offset() < total
                ? queries.page(bucket, account.id(), filter, paging.offset(), paging.size())
                : List.<String>of();
        var items = subscriptions.get(bucket, ids);
        long owner = wireIds.of(account.id(), WireIds.Kind.ACCOUNT, account.id().value());
        var shown = ids.stream()
                .map(items::get)
                .filter(Objects::nonNull)
                .map(item -> instance(account, owner, item))
                .toList();
        return new Data(paging.number(), paging.size(), total, shown);
    }

    private Instance instance(Account account, long owner, Subscription item) {
        var catalog = catalogs.current();
        var product = catalog.product(item.item().product());
        boolean ends = !item.isPayAsYouGo();
        var stops = ends ? LifecycleRule.suspendedAt(item, product.policy(), account.zone()) : null;
        var released = ends ? LifecycleRule.releasedAt(item, product.policy(), account.zone()) : null;
        // Of automatic renewal only: what a plan keeps for another time is not told.
        var period = item.plan().mode() == Mode.AUTO ? item.plan().period() : null;
        var seller = catalog.seller(product).code();
        return new Instance(
                owner,
                Wire.number(seller),
                seller,
                product.code(),
                item.item().edition(),
                ends ? "Subscription" : "PayAsYouGo",
                item.id().value(),
                Objects.requireNonNull(Wire.time(item.item().startedAt())),
                Wire.time(item.life().expiresAt()),
                Wire.time(stops),
                Wire.time(released),
                Wire.time(released),
                item.life().phase() == Phase.ACTIVE ? "Normal" : "Expired",
                "Normal",
                ends ? Renewal.status(item.plan().mode()) : null,
                period == null ? null : length(period),
                period == null ? null : period.months() % YEAR == 0 ? "Y" : "M");
    }

    private static int length(Period period) {
        return period.months() % YEAR == 0 ? period.months() / YEAR : period.months();
    }
}
