package dev.perennial.bss.instance;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.FaultCode;
import dev.perennial.bss.Parameters;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.key.Scope;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets how instances of one product are renewed: all of them, or, where one cannot be set, none. */
@Component
class SetRenewal implements Action {
    private static final int MOST = 100;
    private static final List<Integer> PERIODS = List.of(1, 2, 3, 6, 12);
    private static final int YEAR = 12;

    private final Subscriptions subscriptions;
    private final Renewals renewals;
    private final Catalogs catalogs;
    private final TransactionTemplate together;

    SetRenewal(Subscriptions subscriptions, Renewals renewals, Catalogs catalogs, TransactionTemplate together) {
        this.subscriptions = subscriptions;
        this.renewals = renewals;
        this.catalogs = catalogs;
        this.together = together;
    }

    @Override
    public String name() {
        return "SetRenewal";
    }

    @Override
    public Scope scope() {
        return Scope.SUBSCRIPTIONS_WRITE;
    }

    @Override
    public @Nullable Object answer(Ask ask) {
        var parameters = ask.parameters();
        parameters.required("InstanceIDs");
        var product = ask.product(catalogs.current());
        var type = parameters.word("SubscriptionType", "Subscription", "PayAsYouGo");
        var status = parameters.required("RenewalStatus");
        var mode =
                Renewal.mode(parameters.word("RenewalStatus", Renewal.STATUSES).orElse(status));
        var period = mode == Mode.AUTO ? period(parameters) : Optional.<Period>empty();
        var ids = parameters.list("InstanceIDs", MOST).stream()
                .map(Subscription.Id::new)
                .toList();
        if (ids.isEmpty()) throw Fault.missing("InstanceIDs");
        ids.forEach(id -> {
            var item = ask.theirs(subscriptions.find(id), product);
            if (type.isPresent() && type.get().equals("PayAsYouGo") != item.isPayAsYouGo()) {
                throw Fault.of(FaultCode.RESOURCE_NOT_EXISTS);
            }
        });
        together.executeWithoutResult(
                transaction -> renewals.setModes(ids, mode, period.orElse(null), ask.actor(), ask.now())
                        .values()
                        .forEach(Outcome::orThrow));
        return null;
    }

    private static Optional<Period> period(Parameters parameters) {
        var length = parameters.oneOf("RenewalPeriod", PERIODS).orElseThrow(() -> Fault.missing("RenewalPeriod"));
        var unit = parameters.word("RenewalPeriodUnit", "M", "Y").orElseThrow(() -> Fault.missing("RenewalPeriodUnit"));
        return Optional.of(new Period(unit.equals("Y") ? length * YEAR : length));
    }
}
