package dev.perennial.letter;

import dev.perennial.notice.NoticeKind;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The facts of sample letters: of each kind as the engine would tell them. */
final class SampleFacts {
    /** Facts that several kinds share, by the name that stands for them below. */
    private static final Map<String, String> SHARED = Map.of(
            "LIFE",
            "expires_at=2026-03-09T16:00:00Z; stops_at=2026-04-08T16:00:00Z; released_at=2026-04-15T16:00:00Z",
            "ORDER",
            "order=0195a1b2-6f3e-7c41-8a50-3b1d9c24e7f0; period=P3M; price=1280.00; coupons=300.00;"
                    + " wallet=980.00; currency=CNY; from=2026-03-09T16:00:00Z; to=2026-06-09T16:00:00Z",
            "MONEY",
            "amount=2000.00; currency=CNY",
            "PERSON",
            "name=Wang Fang; login=lotus.payer; at=2026-03-06T01:12:00Z; by=lotus; browser=Firefox, Linux;"
                    + " address=203.0.113.24");

    private static final String FACTS = """
        EXPIRING: LIFE; days=3; mode=MANUAL
        RENEWAL_COMING: LIFE; days=15; mode=AUTO; charge_at=2026-03-01T00:00:00Z; period=P3M; price=1280.00; coupons=300.00; wallet=980.00; currency=CNY
        EXPIRED: LIFE; days=0; mode=MANUAL
        SUSPENSION_COMING: LIFE; days=1; mode=MANUAL
        SUSPENDED: LIFE; due_at=2026-04-08T16:00:00Z
        RELEASE_COMING: LIFE; days=1; mode=MANUAL
        RELEASED: LIFE; due_at=2026-04-15T16:00:00Z
        DEPENDENCY_AT_RISK: needs=domain-lotus; needs_name=lotus.example; needed_expires_at=2026-02-20T16:00:00Z; expires_at=2026-03-09T16:00:00Z
        BOUGHT: ORDER; origin=MANUAL; mode=AUTO
        RENEWED: ORDER; origin=AUTO
        RENEWAL_FAILED: code=INSUFFICIENT_BALANCE; expires_at=2026-03-09T16:00:00Z; currency=CNY; price=1280.00; shortfall=640.50; next_try=2026-03-07T00:00:00Z; top_up_by=2026-03-07T00:00:00Z
        PRICE_CONSENT: code=PRICE_NEEDS_CONSENT; expires_at=2026-03-09T16:00:00Z; currency=CNY; price=1480.00; agreed=1280.00; next_try=2026-03-07T00:00:00Z
        NOT_AUTO_RENEWED: code=EXPIRES_TOO_SOON; expires_at=2026-03-09T16:00:00Z; currency=CNY
        LOW_BALANCE: available=86.40; threshold=500.00; currency=CNY
        TOP_UP_RECEIVED: MONEY; available=2086.40; reference=RF18539007547034
        AUTO_TOPPED_UP: MONEY; used=2000.00; ceiling=5000.00; stop=/funds/auto-top-up
        AUTO_TOP_UP_PAUSED: MONEY; declines=3; charge_code=card_declined; stop=/funds/auto-top-up
        PAYMENT_KEPT: MONEY; order=0195a1b2-6f3e-7c41-8a50-3b1d9c24e7f0; code=ORDER_LAPSED
        PAYMENT_DECLINED: MONEY; payment=0195a1b2-70aa-7d12-9e01-5c2f8b7a6d43
        PAYMENT_RETURNED: MONEY; payment=0195a1b2-70aa-7d12-9e01-5c2f8b7a6d43
        TRANSFER_KEPT: MONEY; order=0195a1b2-6f3e-7c41-8a50-3b1d9c24e7f0; code=TRANSFER_TOO_LITTLE; missing=80.00
        TRANSFER_TAKEN_BACK: MONEY; reason=AC04 Account closed; transfer=0195a1b2-70aa-7d12-9e01-5c2f8b7a6d43
        RENEWAL_UNDONE: ORDER; origin=MANUAL
        REFUNDED: ORDER; origin=MANUAL; amount=426.60; ends_at=2026-03-06T01:12:00Z
        PAYOUT_ASKED: MONEY; payout=0195a1b2-70aa-7d12-9e01-5c2f8b7a6d43; holder=Lotus Trading Co., Ltd.
        PAYOUT_MADE: MONEY; payout=0195a1b2-70aa-7d12-9e01-5c2f8b7a6d43; holder=Lotus Trading Co., Ltd.
        PAYOUT_REFUSED: MONEY; payout=0195a1b2-70aa-7d12-9e01-5c2f8b7a6d43; holder=Lotus Trading Co., Ltd.
        GRANTED: MONEY; kind=COUPON; coupon=gift-3b1d9c24e7f0
        INVOICE_READY: invoice=1042; number=CN-2026-000381; date=2026-03-06; amount=1280.00; currency=CNY
        CREDIT_NOTE_READY: invoice=1043; number=CN-2026-000382; date=2026-03-06; amount=426.60; currency=CNY
        ORDER_LAPSED: ORDER; origin=MANUAL; expires_at=2026-03-09T16:00:00Z
        ACCOUNT_ASKED_FOR: name=lotus.example; account=Lotus Trading; id=lotus
        SIGNED_IN_ANEW: PERSON; what=SIGNED_IN_ANEW; way=PASSWORD
        PASSWORD_CHANGED: PERSON; what=USER_PASSWORD_CHANGED
        WAYS_IN_CHANGED: PERSON; what=PASSKEY_ADDED
        USERS_CHANGED: PERSON; what=USER_ADDED; role=PAYER
        CONTACTS_CHANGED: name=Wang Fang; what=CONTACT_ADDED; address=wang.fang@lotus.example
        WEBHOOK_OFF: endpoint=0195a1b2-70aa-7d12-9e01-5c2f8b7a6d43; url=https://erp.lotus.example/hooks; because=FAILING; at=2026-03-06T01:12:00Z
        CONTACT_CODE: code=482913; minutes=10
        """;

    private static final Map<NoticeKind, Map<String, String>> BY_KIND = FACTS.lines()
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(halves -> NoticeKind.valueOf(halves[0]), halves -> facts(halves[1])));

    private SampleFacts() {}

    static Map<String, String> of(NoticeKind kind) {
        return BY_KIND.get(kind);
    }

    private static Map<String, String> facts(String text) {
        var facts = new HashMap<String, String>();
        for (var fact : text.split("; ")) {
            if (SHARED.containsKey(fact)) {
                facts.putAll(facts(SHARED.get(fact)));
            } else {
                var halves = fact.split("=", 2);
                facts.put(halves[0], halves[1]);
            }
        }
        return facts;
    }
}
