package dev.perennial.renewal;

import dev.perennial.notice.NoticeKind;
import dev.perennial.order.AccountBook;
import dev.perennial.renewal.RenewalRule.Decision.Refuse;
import dev.perennial.subscription.Subscription;
import java.util.HashMap;
import java.util.Map;

/** What is written and told of a try that was refused. */
final class RefusalRule {
    private RefusalRule() {}

    static NoticeKind notice(Refuse refusal) {
        return switch (refusal.why()) {
            case RenewalRefusal.PRICE_NEEDS_CONSENT -> NoticeKind.PRICE_CONSENT;
            case RenewalRefusal.EXPIRES_TOO_SOON -> NoticeKind.NOT_AUTO_RENEWED;
            default -> NoticeKind.RENEWAL_FAILED;
        };
    }

    static HashMap<String, String> facts(Subscription item, AccountBook book, Refuse refusal) {
        var facts = new HashMap<String, String>();
        facts.put("code", refusal.why().name());
        facts.put("expires_at", item.life().expiresAt().toString());
        facts.put("currency", book.account().currency().getCurrencyCode());
        if (refusal.price() != null) facts.put("price", refusal.price().decimal());
        var agreed = item.plan().agreedPrice();
        if (refusal.why() == RenewalRefusal.PRICE_NEEDS_CONSENT && agreed != null) {
            facts.put("agreed", agreed.decimal());
        }
        if (refusal.shortfall() != null)
            facts.put("shortfall", refusal.shortfall().decimal());
        if (refusal.nextTry() != null) facts.put("next_try", refusal.nextTry().toString());
        return facts;
    }

    /** What the customer is told beyond the journal's facts: by when to pay in. */
    static HashMap<String, String> told(Subscription item, Refuse refusal, Map<String, String> facts) {
        var told = new HashMap<>(facts);
        if (refusal.shortfall() != null) {
            var by = refusal.nextTry() == null ? item.life().expiresAt() : refusal.nextTry();
            told.put("top_up_by", by.toString());
        }
        return told;
    }
}
