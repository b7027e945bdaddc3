package dev.perennial.console.items;

import dev.perennial.dependency.OutsideDomain;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Said;
import dev.perennial.ledger.Wallet;
import dev.perennial.listing.Turn;
import dev.perennial.order.Order;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Entry;
import dev.perennial.timeline.Standing;
import dev.perennial.timeline.Timeline;
import dev.perennial.web.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the page of one item shows.
 *
 * @param past the latest of what happened, latest first
 * @param earlier how much happened before that
 * @param place its place in the account's order; empty for what is never charged by itself
 * @param outside what is known of the domain it needs, where that is held elsewhere
 * @param needing the first of the account's items that do not work without this one
 * @param allNeeding how many there are
 * @param suggested what one renewal would cost, as far as that is known: a good amount to keep for it
 */
public record ItemPage(
        Visit visit,
        Timeline timeline,
        Picture picture,
        List<Entry> past,
        int earlier,
        List<PaidTerm> terms,
        Wallet wallet,
        Optional<Turn> place,
        Optional<OutsideDomain> outside,
        List<Line> needing,
        long allNeeding,
        Optional<Money> suggested) {

    /** Another item of the account that this one has to do with. */
    public record Line(Subscription item, String product) {
        /** Whether an order for it can be placed as things stand. */
        public boolean mayBeRenewed() {
            return !item.isPayAsYouGo() && item.life().phase() != Phase.RELEASED;
        }
    }

    public Subscription item() {
        return timeline.item();
    }

    public String product() {
        return timeline.product().name().in(visit.language());
    }

    public String edition() {
        return timeline.product().edition(item().item().edition()).name().in(visit.language());
    }

    public boolean isFree() {
        return !timeline.product().edition(item().item().edition()).paid();
    }

    public boolean isReleased() {
        return item().life().phase() == Phase.RELEASED;
    }

    /** Whether how it is renewed can be chosen at all. */
    public boolean hasMode() {
        return !item().isPayAsYouGo() && !isReleased();
    }

    public boolean isMode(String mode) {
        return item().plan().mode() == Mode.valueOf(mode);
    }

    public boolean mayBeRenewed() {
        return hasMode() && !isFree() && timeline.open().isEmpty();
    }

    /** The open order that this item's user can still pay. */
    public Optional<Order> unpaid() {
        return timeline.open().filter(order -> !order.awaitsProvider());
    }

    public String renew() {
        return "/renew?item=" + Visit.query(item().id().value());
    }

    /** Where it is decided how it is renewed, and back to here. */
    public String decide(String act) {
        var id = item().id().value();
        return "/renewals/" + act + "?item=" + Visit.query(id) + "&back=" + Visit.query(visit.item(id));
    }

    /** Whether what it is renewed for has become dearer than was agreed to. */
    public boolean isDearer() {
        return timeline.standing() == Standing.PRICE_NEEDS_CONSENT;
    }

    /** Both as a set, the one that is needed and the one that needs it. */
    public String renewWith(Subscription other) {
        return renew() + "&item=" + Visit.query(other.id().value());
    }

    /** This one and all that hang on it, as far as they are shown. */
    public String renewAll() {
        var address = new StringBuilder(renew());
        needing.stream()
                .filter(Line::mayBeRenewed)
                .forEach(line -> address.append("&item=")
                        .append(Visit.query(line.item().id().value())));
        return address.toString();
    }

    public boolean endsBefore(Subscription one, Subscription other) {
        return one.life().expiresAt() != null
                && other.life().expiresAt() != null
                && one.life().expiresAt().isBefore(other.life().expiresAt());
    }

    /** What is foreseen. */
    public List<Entry> coming() {
        return timeline.coming().stream()
                .filter(entry -> !entry.unlessRenewed())
                .toList();
    }

    /** What comes about only if the item is not renewed before. */
    public List<Entry> otherwise() {
        return timeline.coming().stream().filter(Entry::unlessRenewed).toList();
    }

    /** Whether its renewal is foreseen, so that what comes otherwise need not be shown at once. */
    public boolean isCovered() {
        return timeline.standing() == Standing.RENEW;
    }

    public Money kept() {
        return wallet.reservedFor(item().id().value());
    }

    /** Who did it; the clockwork goes without saying. */
    public String by(Entry entry) {
        return entry.by()
                .filter(actor -> actor.kind() != Actor.Kind.SYSTEM)
                .map(actor -> visit.say(new Said("words.actor." + actor.kind(), Map.of("name", actor.name()))))
                .orElse("");
    }
}
