package dev.perennial.event;

import static dev.perennial.event.EventType.ORDER_PAID;
import static dev.perennial.event.EventType.SUBSCRIPTION_EXPIRING;
import static dev.perennial.event.EventType.SUBSCRIPTION_RELEASING;
import static dev.perennial.event.EventType.SUBSCRIPTION_RENEWED;
import static dev.perennial.event.EventType.SUBSCRIPTION_SUSPENDING;

import dev.perennial.journal.JournalEntry.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rows of the journal other programs hear of, and as what. */
final class TypeRule {
    /** What stays inside: who may come in and how, settings, and how work was done. */
    static final Set<Kind> INSIDE = EnumSet.of(
            Kind.REFERENCE_GIVEN,
            Kind.AUTO_TOP_UP_ON,
            Kind.AUTO_TOP_UP_OFF,
            Kind.AUTO_TOP_UP_DECLINED,
            Kind.METHOD_KEPT,
            Kind.METHOD_REMOVED,
            Kind.PAYMENT_BEGUN,
            Kind.RESERVED,
            Kind.RESERVATION_ENDED,
            Kind.RANKED,
            Kind.PAYOUT_UNKNOWN,
            Kind.PAYOUT_RETRIED,
            Kind.RENEWAL_WOKEN,
            Kind.PROVIDER_CONFIRMED,
            Kind.REPLANNED,
            Kind.TITLE_ADDED,
            Kind.TITLE_CHANGED,
            Kind.TITLE_PREFERRED,
            Kind.TITLE_REMOVED,
            Kind.INVOICE_CHOICE_SET,
            Kind.PARKED,
            Kind.UNPARKED,
            Kind.PROVIDER_ASKED_AGAIN,
            Kind.PROVIDER_ANSWERED_FOR,
            Kind.PROVIDER_SENT_AGAIN,
            Kind.MESSAGE_RESENT,
            Kind.USER_ADDED,
            Kind.USER_RENAMED,
            Kind.USER_ROLE_SET,
            Kind.USER_PASSWORD_CHANGED,
            Kind.USER_PASSWORD_RESET,
            Kind.USER_DISABLED,
            Kind.USER_ENABLED,
            Kind.USER_REMOVED,
            Kind.USER_SIGNED_OUT,
            Kind.SETTINGS_CHANGED,
            Kind.CONTACT_ADDED,
            Kind.CONTACT_CHANGED,
            Kind.CONTACT_VERIFIED,
            Kind.CONTACT_REMOVED,
            Kind.PREFERENCES_CHANGED,
            Kind.REMINDER_DAY_ADDED,
            Kind.REMINDER_DAY_REMOVED,
            Kind.FEED_MADE,
            Kind.FEED_REVOKED,
            Kind.ACCOUNT_ASKED_FOR,
            Kind.PASSKEY_ADDED,
            Kind.PASSKEY_REMOVED,
            Kind.IDENTITY_BOUND,
            Kind.KEY_MADE,
            Kind.KEY_REVOKED,
            Kind.WEBHOOK_ADDED,
            Kind.WEBHOOK_CHANGED,
            Kind.WEBHOOK_ROTATED,
            Kind.WEBHOOK_PAUSED,
            Kind.WEBHOOK_RESUMED,
            Kind.WEBHOOK_SWITCHED_OFF,
            Kind.WEBHOOK_REMOVED);

    private static final Map<Kind, List<EventType>> TOLD = told();

    private TypeRule() {}

    /** What a row of this kind may be told as; empty for what stays inside. */
    static List<EventType> possible(Kind kind) {
        return TOLD.getOrDefault(kind, List.of());
    }

    /** What this row is told as. */
    static List<EventType> of(Kind kind, Map<String, String> facts) {
        return switch (kind) {
            // An order of the platform's own has one item, and is paid as that is renewed.
            case RENEWED ->
                "AUTO".equals(facts.get("origin"))
                        ? List.of(ORDER_PAID, SUBSCRIPTION_RENEWED)
                        : List.of(SUBSCRIPTION_RENEWED);
            case REMINDED -> reminded(facts.getOrDefault("about", ""));
            default -> possible(kind);
        };
    }

    private static List<EventType> reminded(String about) {
        var types = new ArrayList<EventType>();
        if (about.contains("EXPIRATION")) types.add(SUBSCRIPTION_EXPIRING);
        if (about.contains("SUSPENSION")) types.add(SUBSCRIPTION_SUSPENDING);
        if (about.contains("RELEASE")) types.add(SUBSCRIPTION_RELEASING);
        return types;
    }

    private static Map<Kind, List<EventType>> told() {
        var told = new EnumMap<Kind, List<EventType>>(Kind.class);
        for (var type : EventType.values()) {
            type.from()
                    .forEach(kind -> told.computeIfAbsent(kind, none -> new ArrayList<>())
                            .add(type));
        }
        return told;
    }
}
