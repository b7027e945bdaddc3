package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalog;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Changes;
import dev.perennial.order.Checkout;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.renewal.RenewalRule.Decision.Refuse;
import dev.perennial.renewal.RenewalRule.Decision.Renew;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Decides the automatic tries of locked accounts one after the other, each against what those before it left in the
 * wallet: by the instant a try was due, then by the customer's rank. Nothing is read or written here.
 */
public final class RenewalBatch {
    /** Whose try comes first. */
    public static final Comparator<Subscription> TURN = Comparator.comparing(
                    (Subscription subscription) -> subscription.due().tryAt())
            .thenComparing(Subscription.RANK_ORDER);

    private final Catalog catalog;
    private final Map<Account.Id, AccountBook> books;
    private final Changes changes;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Tally tally = new Tally();

    public RenewalBatch(Catalog catalog, Map<Account.Id, AccountBook> books, Changes changes) {
        this.catalog = catalog;
        this.books = books;
        this.changes = changes;
    }

    public List<Attempt> attempts() {
        return attempts;
    }

    Tally tally() {
        return tally;
    }

    /**
     * An item that is due again at once (after a long stop) takes its turn among the others, unless that comes after one
     * which is not here: then it waits for the next batch. So the turns are the same however the work is cut.
     *
     * @param due in the order of their turns
     * @param complete whether these are all that is due of their accounts
     */
    public void decide(List<Subscription> due, boolean complete) {
        var turns = new PriorityQueue<>(TURN);
        turns.addAll(due);
        var last = due.getLast();
        while (!turns.isEmpty()) {
            var after = decide(turns.poll());
            var again = after.due().tryAt();
            boolean isDue = again != null && !again.isAfter(changes.now());
            if (isDue && (complete || TURN.compare(after, last) < 0)) {
                turns.add(after);
            }
        }
    }

    /** Decides one try; answers the item as that leaves it. */
    public Subscription decide(Subscription item) {
        var book = books.get(item.account());
        var product = catalog.product(item.item().product());
        changes.of(book);
        return switch (RenewalRule.decide(new RenewalRule.Facts(item, product, book, changes.now()))) {
            case Renew(var chosen) when product.policy().providerConfirms() -> await(book, chosen);
            case Renew(var chosen) -> renew(book, chosen);
            case Refuse refusal -> refuse(item, book, refusal);
        };
    }

    private Subscription renew(AccountBook book, Checkout.Chosen chosen) {
        var order = Checkout.pay(changes, book, List.of(chosen), Order.Origin.AUTO, Actor.SYSTEM);
        attempt(chosen.subscription(), Attempt.RENEWED, order.price(), null, order);
        tally.add(Tally.Decision.RENEWED, Attempt.RENEWED, order.price());
        return changes.changed(chosen.subscription().id());
    }

    private Subscription await(AccountBook book, Checkout.Chosen chosen) {
        var order = Checkout.await(changes, book, chosen, Order.Origin.AUTO, Actor.SYSTEM);
        var item = chosen.subscription();
        var waiting = RenewalRefusal.AWAITING_PROVIDER.name();
        attempt(item, waiting, order.price(), null, order);
        tally.add(Tally.Decision.DEFERRED, waiting, order.price());
        var after = item.with(item.due().standingStill(waiting));
        changes.change(after);
        return after;
    }

    private Subscription refuse(Subscription item, AccountBook book, Refuse refusal) {
        var code = refusal.why().name();
        attempt(item, code, refusal.price(), refusal.shortfall(), null);
        tally.add(refusal.nextTry() == null ? Tally.Decision.REFUSED : Tally.Decision.DEFERRED, code, refusal.price());
        var after = item.with(item.due().after(code, refusal.nextTry()));
        changes.change(after);
        var facts = facts(item, book, refusal);
        changes.journal(item, Actor.SYSTEM, JournalEntry.Kind.RENEWAL_REFUSED, facts);
        boolean news = !code.equals(item.due().waitsFor()) || refusal.nextTry() == null;
        if (news && refusal.why() != OrderRefusal.ORDER_IN_PROGRESS) {
            var about = new Telling.About(
                    item.id().value(), item.life().expiresAt(), after.due().sequence());
            changes.tell(new Telling(item.account(), notice(refusal), about, changes.now(), facts));
        }
        return after;
    }

    private static NoticeKind notice(Refuse refusal) {
        return switch (refusal.why()) {
            case RenewalRefusal.PRICE_NEEDS_CONSENT -> NoticeKind.PRICE_CONSENT;
            case RenewalRefusal.EXPIRES_TOO_SOON -> NoticeKind.NOT_AUTO_RENEWED;
            default -> NoticeKind.RENEWAL_FAILED;
        };
    }

    private void attempt(
            Subscription item,
            String outcome,
            @Nullable Money price,
            @Nullable Money shortfall,
            @Nullable Order order) {
        Instant due = item.due().tryAt();
        attempts.add(new Attempt(
                item.id(),
                item.life().expiresAt(),
                item.due().sequence() + 1,
                due,
                changes.now(),
                outcome,
                books.get(item.account()).account().currency(),
                price,
                shortfall,
                order == null ? null : order.id()));
    }

    private static Map<String, String> facts(Subscription item, AccountBook book, Refuse refusal) {
        var facts = new HashMap<String, String>();
        facts.put("code", refusal.why().name());
        facts.put("expires_at", item.life().expiresAt().toString());
        facts.put("currency", book.account().currency().getCurrencyCode());
        if (refusal.price() != null) facts.put("price", refusal.price().decimal());
        if (refusal.shortfall() != null)
            facts.put("shortfall", refusal.shortfall().decimal());
        if (refusal.nextTry() != null) facts.put("next_try", refusal.nextTry().toString());
        return facts;
    }
}
