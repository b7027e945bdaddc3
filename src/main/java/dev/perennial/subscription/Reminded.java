package dev.perennial.subscription;

import dev.perennial.notice.AlreadyTold;
import dev.perennial.notice.Notices;
import dev.perennial.subscription.ReminderRule.About;
import dev.perennial.subscription.ReminderRule.Which;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which reminders of items' present expirations were told already, by whatever schedule (rules 24, 31). */
@Component
public class Reminded {
    private final Notices notices;

    Reminded(Notices notices) {
        this.notices = notices;
    }

    /** By one statement, however many items; none of these told, an item stands with an empty set. */
    public Map<Subscription.Id, Set<Which>> of(int bucket, Collection<Subscription> items) {
        var told = new HashMap<Subscription.Id, Set<Which>>();
        items.forEach(item -> told.put(item.id(), new HashSet<>()));
        var expirations = new HashMap<String, Instant>();
        items.stream()
                .filter(item -> item.life().expiresAt() != null)
                .forEach(item -> expirations.put(item.id().value(), item.life().expiresAt()));
        for (var one : notices.told(bucket, expirations)) {
            which(one)
                    .forEach(which ->
                            told.get(new Subscription.Id(one.subscription())).add(which));
        }
        return told;
    }

    private static Stream<Which> which(AlreadyTold told) {
        return Stream.of(About.values())
                .filter(about -> about.kinds().contains(told.kind()))
                .map(about -> new Which(about, told.occasion()));
    }
}
