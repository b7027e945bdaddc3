package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.clock.Installation;
import dev.perennial.coupon.Coupons;
import dev.perennial.kernel.Ids;
import dev.perennial.ledger.Ledger;
import dev.perennial.subscription.Zones;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens the books of locked accounts with a handful of queries, however many accounts they are. */
@Component
public class Books {
    private final Accounts accounts;
    private final Ledger ledger;
    private final Coupons coupons;
    private final OrderStore orders;
    private final Installation installation;
    private final Ids ids;

    Books(Accounts accounts, Ledger ledger, Coupons coupons, OrderStore orders, Installation installation, Ids ids) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.coupons = coupons;
        this.orders = orders;
        this.installation = installation;
        this.ids = ids;
    }

    /** To be called after the lock, never with it: what is loaded must be what the last holder left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Account.Id, AccountBook> open(int bucket, Collection<Account.Id> locked, Instant now) {
        var found = accounts.get(bucket, locked);
        var wallets = ledger.wallets(bucket, locked);
        var usable = coupons.usable(bucket, locked, now);
        var inOrder = orders.itemsInOrder(bucket, locked);
        var books = new LinkedHashMap<Account.Id, AccountBook>();
        for (var id : locked) {
            var account = found.get(id);
            books.put(
                    id,
                    new AccountBook(
                            account,
                            new Zones(account.zone(), installation.zone()),
                            wallets.get(id),
                            usable.getOrDefault(id, List.of()),
                            inOrder.getOrDefault(id, Map.of())));
        }
        return books;
    }

    /** The account's orders that are unpaid, or wait for the provider. */
    public List<Order> openOrders(Account.Id account) {
        return orders.open(accounts.bucketOf(account), account);
    }

    public Changes changes(Instant now) {
        return new Changes(ids, now);
    }
}
