package dev.perennial.coupon;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to coupons. */
@Component
public class Coupons {
    private final CouponStore store;
    private final HoldingQueries holdings;
    private final CouponListQueries lists;

    Coupons(CouponStore store, HoldingQueries holdings, CouponListQueries lists) {
        this.store = store;
        this.holdings = holdings;
        this.lists = lists;
    }

    /** What these accounts could still use at {@code now}. */
    public Map<Account.Id, List<Coupon>> usable(int bucket, Collection<Account.Id> accounts, Instant now) {
        return store.usable(bucket, accounts, now);
    }

    public List<Coupon> of(int bucket, Account.Id account) {
        return store.of(bucket, account);
    }

    /** How many coupons of an account stand where. */
    public Map<Holding.State, Long> count(int bucket, Account.Id account, Instant now) {
        return holdings.count(bucket, account, now);
    }

    /** Some of the account's coupons that stand there, with their uses: what ends first first, what ended last first. */
    public List<Holding> uses(int bucket, Account.Id account, Holding.State state, Instant now, int limit, int offset) {
        return holdings.page(bucket, account, state, now, limit, offset);
    }

    /** Where a list of coupons goes on: after this one. */
    public record Place(Instant validUntil, Coupon.Id coupon) {}

    /** Some of an account's coupons, the soonest to end first. */
    public List<Coupon> page(
            int bucket, Account.Id account, CouponFilter filter, Optional<Place> after, Instant now, int limit) {
        return lists.page(bucket, account, filter, after, now, limit);
    }

    public Optional<Coupon> find(int bucket, Account.Id account, Coupon.Id id) {
        return lists.find(bucket, account, id);
    }

    /**
     * What a coupon paid for, order by order, the newest first.
     *
     * @param after the last order before these; null for the newest
     */
    public List<Holding.Spent> uses(int bucket, Coupon coupon, @Nullable UUID after, int limit) {
        return lists.uses(bucket, coupon, after, limit);
    }

    /** What these orders used, line by line. */
    public List<Coupon.Spent> spentOn(int bucket, Collection<UUID> orders) {
        return store.spentOn(bucket, orders);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void grant(int bucket, List<Coupon> coupons, Instant now) {
        store.insert(bucket, coupons, now);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void use(int bucket, List<Coupon.Use> uses) {
        store.insertUses(bucket, uses);
        store.take(bucket, uses);
    }

    /** Gives back what these orders used, where the coupon is still valid; its value is never paid out as cash. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Coupon.Use> giveBack(int bucket, Collection<UUID> orders, Instant now) {
        return store.giveBack(bucket, orders, now);
    }
}
