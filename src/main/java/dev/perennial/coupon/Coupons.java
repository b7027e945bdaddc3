package dev.perennial.coupon;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to coupons. */
@Component
public class Coupons {
    private final CouponStore store;
    private final HoldingQueries holdings;

    Coupons(CouponStore store, HoldingQueries holdings) {
        this.store = store;
        this.holdings = holdings;
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
