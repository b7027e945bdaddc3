package dev.perennial.feed;

import dev.perennial.feed.Entry.Kind;
import dev.perennial.forecast.Forecast;
import dev.perennial.forecast.Happening;
import dev.perennial.kernel.Said;
import dev.perennial.order.Order.Origin;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a calendar shows of what is to come: as the engine foresees it, a charge's tries as one. */
final class EntryRule {
    private EntryRule() {}

    /** The soonest so many; of one item and expiration, each kind once. */
    static List<Entry> entries(Forecast forecast, int limit) {
        var zone = forecast.account().zone();
        var entries = new LinkedHashMap<String, Entry>();
        forecast.happenings().stream()
                .flatMap(EntryRule::entries)
                .forEach(entry -> entries.merge(entry.uid(), entry, EntryRule::either));
        return entries.values().stream()
                .filter(entry -> entry.kind() != Kind.STOP || !endsThatDay(entry, zone))
                .sorted(Comparator.comparing(Entry::at).thenComparing(Entry::uid))
                .limit(limit)
                .toList();
    }

    /** A later try that is paid makes up for those before it; otherwise the first says what is lacking. */
    private static Entry either(Entry first, Entry later) {
        return first.kind() == Kind.CHARGE && later.summary().key().endsWith("CHARGE.COVERED") ? later : first;
    }

    /** Where there is no grace, the expiration says that the item stops. */
    private static boolean endsThatDay(Entry stop, ZoneId zone) {
        return stop.at()
                .atZone(zone)
                .toLocalDate()
                .equals(stop.expiration().atZone(zone).toLocalDate());
    }

    private static Stream<Entry> entries(Happening happening) {
        var item = happening.item();
        return switch (happening) {
            case Happening.Charge charge
            when charge.origin() == Origin.AUTO -> Stream.of(charged(charge), renewed(charge));
            case Happening.Charge charge -> Stream.of(renewed(charge));
            case Happening.Failure failure -> Stream.of(refused(failure));
            case Happening.Expiration end ->
                Stream.of(entry(
                        Kind.EXPIRATION,
                        item,
                        end.at(),
                        end.at(),
                        "EXPIRATION.ENDS",
                        end.mode() == Mode.NONE ? "EXPIRATION.NONE" : "EXPIRATION.RENEW",
                        Map.of()));
            case Happening.Stop stop ->
                Stream.of(entry(Kind.STOP, item, expiration(item), stop.at(), "STOP", "STOP.WHAT", Map.of()));
            case Happening.Release release ->
                Stream.of(
                        entry(Kind.RELEASE, item, expiration(item), release.at(), "RELEASE", "RELEASE.WHAT", Map.of()));
            case Happening.Lapse lapse -> Stream.empty();
        };
    }

    private static Entry charged(Happening.Charge charge) {
        var facts = Map.of(
                "price", charge.price().decimal(),
                "currency", charge.price().currency().getCurrencyCode(),
                "coupons", charge.byCoupons().decimal(),
                "wallet", charge.fromWallet().decimal(),
                "period", charge.period().toString());
        var expiration = charge.term().start();
        return entry(
                Kind.CHARGE, charge.item(), expiration, charge.at(), "CHARGE.COVERED", "CHARGE.COVERED.WHAT", facts);
    }

    private static Entry renewed(Happening.Charge charge) {
        var facts = Map.of("until", charge.term().end().toString());
        var expiration = charge.term().start();
        return entry(
                Kind.EXPIRATION,
                charge.item(),
                expiration,
                expiration,
                "EXPIRATION.RENEWS",
                "EXPIRATION.RENEWS.WHAT",
                facts);
    }

    private static Entry refused(Happening.Failure failure) {
        var item = failure.item();
        var shortfall = failure.shortfall();
        if (shortfall == null) {
            return entry(
                    Kind.CHARGE,
                    item,
                    expiration(item),
                    failure.at(),
                    "CHARGE.REFUSED",
                    "CHARGE.REFUSED.WHAT",
                    Map.of());
        }
        var facts = Map.of(
                "shortfall", shortfall.decimal(),
                "currency", shortfall.currency().getCurrencyCode());
        return entry(Kind.CHARGE, item, expiration(item), failure.at(), "CHARGE.SHORT", "CHARGE.SHORT.WHAT", facts);
    }

    private static Instant expiration(Subscription item) {
        return item.life().expiresAt();
    }

    private static Entry entry(
            Kind kind,
            Subscription item,
            Instant expiration,
            Instant at,
            String summary,
            String description,
            Map<String, String> facts) {
        var named = new HashMap<>(facts);
        named.put("name", name(item));
        return new Entry(
                kind,
                item,
                expiration,
                at,
                new Said("calendar.event." + summary, named),
                List.of(new Said("calendar.event." + description, named)));
    }

    /** One line without control characters, and no sentence of ours, whatever its owner called it. */
    private static String name(Subscription item) {
        return item.item().name().replaceAll("\\p{Cntrl}+", " ").replaceFirst("^@", "\u200b@");
    }
}
