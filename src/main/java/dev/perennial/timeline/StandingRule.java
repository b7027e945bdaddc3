package dev.perennial.timeline;

import dev.perennial.subscription.Due;
import dev.perennial.subscription.Phase;

/** Finds the one respect in which an item's standing matters most. */
final class StandingRule {
    private StandingRule() {}

    static Standing standing(Facts facts) {
        var item = facts.item();
        if (item.isPayAsYouGo()) return Standing.PAY_AS_YOU_GO;
        if (item.life().phase() == Phase.RELEASED) return Standing.RELEASED;
        if (facts.parked().isPresent()) return Standing.PARKED;
        if (facts.open().isPresent()) {
            return facts.open().get().awaitsProvider() ? Standing.AWAITS_PROVIDER : Standing.ORDER_UNPAID;
        }
        if (Due.AWAITING_TOP_UP.equals(item.due().waitsFor())) return Standing.TOP_UP_UNDER_WAY;
        if (facts.outlook().isPresent()) return facts.outlook().get().standing();
        if (item.due().tryAt() != null) return Standing.PLANNED;
        if (item.life().phase() == Phase.SUSPENDED) return Standing.SUSPENDED;
        if (item.life().phase() == Phase.GRACE) return Standing.GRACE;
        if (facts.isFree()) return Standing.FREE;
        return switch (item.plan().mode()) {
            case AUTO -> facts.isUndone() ? Standing.UNDONE : Standing.TRIES_OVER;
            case MANUAL -> Standing.MANUAL;
            case NONE -> Standing.NONE;
        };
    }
}
