package dev.perennial.reminder;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Outcome;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Basket;
import dev.perennial.order.QuoteRule;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.renewal.RenewalRule;
import dev.perennial.subscription.LifecycleRule;
import dev.perennial.subscription.ReminderRule.Occasion;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a reminder says: which kind of notice an occasion becomes, and the facts it needs. */
final class TellingRule {
    private TellingRule() {}

    static List<Telling> tellings(
            Subscription item, Product product, Occasion occasion, AccountBook book, Instant now) {
        var kind = kind(item, occasion);
        var about = new Telling.About(
                item.id().value(), item.item().product(), item.life().expiresAt(), occasion.days());
        var facts = new HashMap<>(Map.of(
                "expires_at", item.life().expiresAt().toString(),
                "days", String.valueOf(occasion.days()),
                "mode", item.plan().mode().name(),
                "stops_at",
                        LifecycleRule.suspendedAt(
                                        item, product.policy(), book.zones().account())
                                .toString(),
                "released_at",
                        LifecycleRule.releasedAt(
                                        item, product.policy(), book.zones().account())
                                .toString()));
        var tellings = new ArrayList<Telling>();
        if (kind == NoticeKind.RENEWAL_COMING) {
            facts.put("charge_at", item.due().tryAt().toString());
            coming(item, product, book, now, facts);
            if (facts.containsKey("agreed")) {
                tellings.add(consent(item, facts, occasion));
            }
        }
        tellings.add(new Telling(item.account(), kind, about, occasion.at(), facts));
        return tellings;
    }

    /** The needed item ends first: whoever depends on it is told with each of its reminders (rule 23). */
    static Telling atRisk(Subscription dependent, Subscription needed, Occasion occasion) {
        var about = new Telling.About(
                dependent.id().value(),
                dependent.item().product(),
                needed.life().expiresAt(),
                occasion.days());
        var facts = Map.of(
                "needs", needed.id().value(),
                "needs_name", needed.item().name(),
                "needed_expires_at", needed.life().expiresAt().toString(),
                "expires_at", dependent.life().expiresAt().toString());
        return new Telling(dependent.account(), NoticeKind.DEPENDENCY_AT_RISK, about, occasion.at(), facts);
    }

    static NoticeKind kind(Subscription item, Occasion occasion) {
        return switch (occasion.about()) {
            case SUSPENSION -> NoticeKind.SUSPENSION_COMING;
            case RELEASE -> NoticeKind.RELEASE_COMING;
            case EXPIRATION -> {
                if (occasion.days() <= 0) yield NoticeKind.EXPIRED;
                boolean willBeTried = item.plan().isAuto()
                        && item.due().tryAt() != null
                        && item.due().waitsFor() == null;
                yield willBeTried ? NoticeKind.RENEWAL_COMING : NoticeKind.EXPIRING;
            }
        };
    }

    /** Adds the price of the coming charge to the facts. */
    private static void coming(
            Subscription item, Product product, AccountBook book, Instant now, Map<String, String> facts) {
        var currency = book.account().currency();
        var zone = book.zones().account();
        var quoted = QuoteRule.quote(item, product, item.plan().period(), currency, false, zone, now);
        if (quoted instanceof Outcome.Done<Quote>(var quote)) {
            var agreed = item.plan().agreedPrice();
            if (RenewalRule.needsConsent(agreed, quote.offer(), product.policy().priceTolerancePercent())) {
                facts.put("agreed", agreed.decimal());
            }
            facts.put("price", quote.price().decimal());
            facts.put("currency", currency.getCurrencyCode());
            facts.put("period", item.plan().period().toString());
            means(item, product, quote, book, now, facts);
        }
    }

    /** Which of today's funds would pay it, if it were the only one; what they lack where they would not. */
    private static void means(
            Subscription item, Product product, Quote quote, AccountBook book, Instant now, Map<String, String> facts) {
        var basket = new Basket(book, now);
        var pay = basket.choose(item, product, quote).pay();
        if (basket.shortfall().isPositive()) {
            facts.put("shortfall", basket.shortfall().decimal());
        } else {
            facts.put("coupons", pay.byCoupons().decimal());
            facts.put("wallet", pay.fromWallet().decimal());
        }
    }

    /** Rule 10, ahead of the charge that would wait. Numbers below zero: those above are of the tries themselves. */
    private static Telling consent(Subscription item, Map<String, String> facts, Occasion occasion) {
        var about = new Telling.About(
                item.id().value(), item.item().product(), item.life().expiresAt(), -occasion.days());
        return new Telling(item.account(), NoticeKind.PRICE_CONSENT, about, occasion.at(), Map.copyOf(facts));
    }
}
