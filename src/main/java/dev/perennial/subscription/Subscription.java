package dev.perennial.subscription;

import dev.perennial.account.Account;
import java.util.Comparator;
import java.util.List;

/**
 * One item an account bought for a fixed term.
 *
 * @param extraDays reminder days of its account's own, beside the policy's
 */
public record Subscription(
        Id id, Account.Id account, Item item, RenewalPlan plan, Life life, Due due, List<Integer> extraDays) {

    public Subscription(Id id, Account.Id account, Item item, RenewalPlan plan, Life life, Due due) {
        this(id, account, item, plan, life, due, List.of());
    }

    public record Id(String value) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** Rule 9: who is renewed first when money is short. */
    public static final Comparator<Subscription> RANK_ORDER = Comparator.comparing(
                    (Subscription subscription) -> subscription.item().rank(),
                    Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(
                    subscription -> subscription.life().expiresAt(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(subscription -> subscription.item().startedAt())
            .thenComparing(Subscription::id);

    public boolean isPayAsYouGo() {
        return item.billing() == Billing.PAY_AS_YOU_GO;
    }

    /** Whether it is only now being bought: no term of it was paid or given yet. */
    public boolean isNew() {
        return !isPayAsYouGo() && life.termNumber() == 0;
    }

    public Subscription with(RenewalPlan changed) {
        return new Subscription(id, account, item, changed, life, due, extraDays);
    }

    public Subscription with(Life changed) {
        return new Subscription(id, account, item, plan, changed, due, extraDays);
    }

    public Subscription with(Due changed) {
        return new Subscription(id, account, item, plan, life, changed, extraDays);
    }

    public Subscription with(Item changed) {
        return new Subscription(id, account, changed, plan, life, due, extraDays);
    }

    /** Reminded of on these days besides. */
    public Subscription reminded(List<Integer> days) {
        return new Subscription(id, account, item, plan, life, due, days);
    }
}
