package dev.perennial.order;

import dev.perennial.catalog.Catalog;
import dev.perennial.coupon.Coupon;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Reason;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Life;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the decision to refund into everything that follows from it, as rows of {@link Changes}. Decides nothing. */
final class Repaying {
    private Repaying() {}

    /** The lines whose terms end with the refund, and when. */
    record Ending(List<Integer> lines, Instant at) {}

    /** The paper of giving back: paid at once, its lines numbered as those they give back. */
    static Order refund(Changes changes, Order order, Repayment.Asked asked, List<Coupon.Use> returned) {
        var zero = Money.zero(order.price().currency());
        var lines = order.lines().stream()
                .map(line -> given(line, asked, returned, zero))
                .filter(line -> line.price().isPositive())
                .toList();
        return new Order(
                changes.newId(order.account()),
                order.account(),
                Order.Type.REFUND,
                Order.State.PAID,
                Order.Origin.MANUAL,
                lines.stream().map(Line::price).reduce(zero, Money::plus),
                lines.stream().map(Line::paidByCoupons).reduce(zero, Money::plus),
                lines.stream().map(Line::paidFromWallet).reduce(zero, Money::plus),
                changes.now(),
                changes.now(),
                null,
                false,
                null,
                null,
                null,
                order.id(),
                null,
                Order.Asked.NOTHING,
                lines);
    }

    private static Line given(Line line, Repayment.Asked asked, List<Coupon.Use> returned, Money zero) {
        var cash = asked.parts().stream()
                .filter(part -> part.line() == line.number())
                .map(Repayment.Part::amount)
                .reduce(zero, Money::plus);
        var byCoupons = returned.stream()
                .filter(use -> use.line() == line.number())
                .map(Coupon.Use::amount)
                .reduce(zero, Money::plus);
        return new Line(
                line.number(),
                line.subscription(),
                line.period(),
                line.aligned(),
                cash.plus(byCoupons),
                byCoupons,
                cash,
                line.expiration(),
                line.term(),
                line.sold(),
                false);
    }

    static void post(Changes changes, AccountBook book, Order refund) {
        var reason = "refund of order " + refund.refunds();
        Checkout.transfer(changes, refund, LedgerAccount.SALES, LedgerAccount.WALLET, refund.paidFromWallet(), reason);
        Checkout.transfer(
                changes, refund, LedgerAccount.SALES, LedgerAccount.PROMOTION, refund.paidByCoupons(), reason);
        book.wallet(book.wallet().credit(refund.paidFromWallet()));
    }

    static void tell(
            Changes changes,
            AccountBook book,
            Catalog catalog,
            Order refund,
            Map<String, Subscription> items,
            Ending ending,
            Reason reason,
            Actor actor) {
        for (var line : refund.lines()) {
            var item = items.get(line.subscription().value());
            boolean ends = ending.lines().contains(line.number());
            var facts = new HashMap<>(Checkout.facts(refund, line));
            facts.put("order", refund.refunds().toString());
            facts.put("refund", refund.id().toString());
            facts.put("amount", line.paidFromWallet().decimal());
            if (ends) facts.put("ends_at", ending.at().toString());
            // A refund is told of by the item's number: it counts on, so that each is told.
            var after = ends
                    ? cut(changes, book, catalog, item, ending.at())
                    : item.with(item.due().counted());
            changes.change(after);
            var about = new Telling.About(
                    item.id().value(),
                    item.item().product(),
                    line.expiration() == null ? line.term().start() : line.expiration(),
                    after.due().sequence());
            changes.tell(new Telling(item.account(), NoticeKind.REFUNDED, about, changes.now(), Map.copyOf(facts)));
            facts.put("reason", reason.text());
            changes.journal(
                    item.account(),
                    Optional.of(item.id().value()),
                    actor,
                    JournalEntry.Kind.ORDER_REFUNDED,
                    Map.copyOf(facts));
        }
    }

    /** The item ends sooner; what it renews then is not charged by itself, as after an undoing. */
    private static Subscription cut(
            Changes changes, AccountBook book, Catalog catalog, Subscription item, Instant end) {
        var life = item.life();
        var sooner = new Life(life.phase(), end, life.termNumber(), life.anchorDay(), null);
        var policy = catalog.product(item.item().product()).policy();
        var planned = Planning.newCycle(item.with(sooner), policy, book.zones(), changes.now());
        changes.task(item, Action.EXTEND, end, null);
        return planned.with(planned.due().standingStill(Due.UNDONE));
    }
}
