package dev.perennial.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.account.ReminderDays.Day;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Source;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.renewal.Renewals;
import dev.perennial.settings.AccountSettings.Settings;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is edited, and however long nothing ran: each reminder of the schedule told once, and none missing. */
class ScheduleToldOncePropertyTest extends Scene {
    private static final List<String> ZONES =
            List.of("Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Europe/London", "Pacific/Pago_Pago");
    private static final List<List<Integer>> POLICIES =
            List.of(List.of(30, 15, 7, 3, 1, 0), List.of(45, 30, 10, 5, 1, 0), List.of(60, 30, 15, 7, 3, 2, 1, 0));
    private static final int STEPS = 18;

    private Random random = new Random(0);
    private List<Integer> policy = POLICIES.getFirst();
    private ZoneId zone = SHANGHAI;
    private final TreeSet<Integer> own = new TreeSet<>();
    private final Map<String, Mode> modes = new LinkedHashMap<>();

    static LongStream seeds() {
        return LongStream.concat(
                LongStream.rangeClosed(1, 5), new Random().longs(Integer.getInteger("perennial.seeds", 1)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rules24And31EachIsToldOnceAndNoneIsMissing(long seed) {
        System.out.println("ScheduleToldOncePropertyTest runs with seed " + seed);
        var account = begin(seed);
        var began = now();
        for (int step = 0; step < STEPS; step++) {
            edit(account);
            var to = now().plus(Duration.ofMinutes(30 + random.nextInt(4 * 24 * 60)));
            if (random.nextInt(3) == 0) {
                catchUp(to);
            } else {
                runTo(to);
            }
            assertThat(twice(account)).as("seed " + seed + ", told twice").isEmpty();
            assertThat(missing(account, began)).as("seed " + seed + ", missing").isEmpty();
        }
    }

    private Account begin(long seed) {
        random = new Random(seed);
        startAt(at("2026-03-02 09:00"));
        var account = account("seed" + seed, "0.00");
        user(account.id().value() + ".owner", Role.OWNER, account);
        zone = SHANGHAI;
        own.clear();
        modes.clear();
        publish(POLICIES.getFirst());
        for (int n = 0; n < 3; n++) {
            var id = account.id().value() + "-" + n;
            var mode = oneOf(List.of(Mode.MANUAL, Mode.NONE, Mode.AUTO));
            var ends = LocalDate.parse("2026-03-02").plusDays(95 + random.nextInt(20));
            item(id, account, "mail", "standard", ends.toString(), mode, mode == Mode.AUTO ? "P1Y" : null);
            modes.put(id, mode);
        }
        return account;
    }

    private void edit(Account account) {
        var owner = Actor.customer(account.id().value() + ".owner", account.id().value());
        int days = 1 + random.nextInt(90);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                var added = bean(ReminderSettings.class).add(account.id(), new Day("mail", days), owner, now());
                if (added instanceof Outcome.Done<?>) own.add(days);
            }
            case 2 -> {
                if (own.isEmpty()) return;
                var gone = own.first();
                bean(ReminderSettings.class)
                        .remove(account.id(), new Day("mail", gone), owner, now())
                        .orThrow();
                own.remove(gone);
            }
            case 3 -> publish(oneOf(POLICIES));
            case 4 -> {
                zone = ZoneId.of(oneOf(ZONES));
                var wanted = new Settings(account.name(), Locale.ENGLISH, zone.getId());
                bean(AccountSettings.class)
                        .change(account.id(), wanted, owner, now())
                        .orThrow();
            }
            default -> {
                var id = oneOf(new ArrayList<>(modes.keySet()));
                var mode = oneOf(List.of(Mode.MANUAL, Mode.NONE));
                bean(Renewals.class)
                        .setMode(new Subscription.Id(id), mode, null, customer(account.id()), now())
                        .orThrow();
                modes.put(id, mode);
            }
        }
    }

    private void publish(List<Integer> days) {
        policy = days;
        var written = days.stream().map(String::valueOf).collect(Collectors.joining(", "));
        var files = Catalogs.shipped().stream()
                .map(file -> new Source(
                        file.file(),
                        new String(file.bytes(), StandardCharsets.UTF_8)
                                .replace("reminderDays: [30, 15, 7, 3, 1, 0]", "reminderDays: [" + written + "]")
                                .getBytes(StandardCharsets.UTF_8)))
                .toList();
        bean(Catalogs.class).load(files, now());
    }

    /** What was told more than once, by whatever kind. */
    private List<String> twice(Account account) {
        return jdbc().sql("""
            select i.subscription_id || ' ' || i.occasion || ' ' || i.channel from notice_item i
            where i.subscription_id like ? || '-%' and i.kind in ('EXPIRING', 'RENEWAL_COMING', 'EXPIRED')
            group by i.subscription_id, i.occasion, i.expiration, i.channel, i.contact_id having count(*) > 1\
            """).param(account.id().value()).query(String.class).list();
    }

    /** By the schedule as it stands, in plain words: what lies behind us and nobody was told by e-mail. */
    private List<String> missing(Account account, Instant began) {
        var told =
                jdbc().sql("""
                    select i.subscription_id || ' ' || i.occasion from notice_item i
                    where i.subscription_id like ? || '-%' and i.kind in ('EXPIRING', 'RENEWAL_COMING')
                      and i.channel = 'EMAIL'\
                    """).param(account.id().value()).query(String.class).list();
        assertThat(bean(Accounts.class).find(account.id()).orElseThrow().zone()).isEqualTo(zone);
        var missing = new ArrayList<String>();
        modes.forEach((id, mode) -> {
            var ends = item(id).life().expiresAt().atZone(zone).toLocalDate();
            var days = mode == Mode.NONE
                    ? Stream.of(3)
                    : Stream.concat(policy.stream(), own.stream()).filter(day -> day > 0);
            days.filter(day -> {
                        var at = ends.minusDays(day)
                                .atTime(LocalTime.of(9, 0))
                                .atZone(zone)
                                .toInstant();
                        // On the day on which it all began, a move may put it before or after.
                        return at.isAfter(began.plus(Duration.ofDays(2))) && !at.isAfter(now());
                    })
                    .map(day -> id + " " + day)
                    .filter(reminder -> !told.contains(reminder))
                    .forEach(missing::add);
        });
        return missing;
    }

    private <T> T oneOf(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }
}
