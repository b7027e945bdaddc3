package dev.perennial.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.forecast.Forecasts;
import dev.perennial.forecast.Happening;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.user.UserRefusal;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars as calendar programs fetch them, read by another library than wrote them. */
class FeedStoryTest extends Scene {
    private static final int LINE_MAX = 75;
    private static final List<String> HOSTILE = List.of(
            "a;b,c\\n:d\"e",
            "line\r\nBEGIN:VALARM\r\nEND:VALARM",
            "@refusal.RELEASED",
            "很长的名字".repeat(20),
            "😀 ünïcödé \u202e",
            "END:VEVENT");

    private final Feeds feeds = bean(Feeds.class);
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    protected boolean isServed() {
        return true;
    }

    @ParameterizedTest
    @CsvSource({
        "en, Asia/Shanghai, 300",
        "zh, Asia/Shanghai, 30",
        "en, America/New_York, 30",
        "zh, Europe/London, 30",
        "en, Australia/Lord_Howe, 30",
        "en, Pacific/Kiritimati, 30"
    })
    void anotherLibraryFindsNothingWrongAndEveryDateOfTheEngine(String language, String zone, int items)
            throws IOException, ParserException {
        var name = language + zone.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        var account = owned(name, Locale.of(language), ZoneId.of(zone));
        for (int n = 0; n < items; n++) {
            hostile(name + "-" + n, n, account);
        }
        var text = fetched(make(account));
        assertThat(text.lines().map(line -> line.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(bytes -> bytes <= LINE_MAX);
        var calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().getEntries()).isEmpty();
        assertThat(events(calendar)).hasSizeGreaterThan(items);
        assertThat(events(calendar).stream()
                        .map(FeedStoryTest::dated)
                        .collect(Collectors.toCollection(() -> new TreeSet<String>())))
                .isEqualTo(expected(account, ZoneId.of(zone)));
        assertThat(events(calendar).stream()
                        .map(event -> event.getUid().orElseThrow().getValue())
                        .distinct())
                .hasSize(events(calendar).size());
        assertThat(text).doesNotContain("VALARM\r\nEND").contains(language.equals("zh") ? "到期" : "expires");
    }

    @Test
    void whatIsSoonIsTheSameHoweverFarOneLooks() {
        var fir = owned("fir", Locale.ENGLISH, SHANGHAI);
        for (int n = 0; n < 60; n++) {
            hostile("fir-" + n, n, fir);
        }
        var far = entries(fir, 13);
        assertThat(entries(fir, 2)).isEqualTo(far).hasSizeGreaterThan(20);
        assertThat(far).extracting(Entry::kind).contains(Entry.Kind.CHARGE, Entry.Kind.EXPIRATION);
    }

    /** Those of the first month, by a look so many months ahead. */
    private List<Entry> entries(Account account, int months) {
        var until = now().atZone(SHANGHAI).plusMonths(months).toInstant();
        var forecast = bean(Forecasts.class).of(account.id(), List.of(), until, now());
        var end = now().atZone(SHANGHAI).plusMonths(2).minusDays(31).toInstant();
        return EntryRule.entries(forecast, 10_000).stream()
                .filter(entry -> entry.at().isBefore(end))
                .toList();
    }

    @Test
    void whatDidNotChangeIsNotSentAgainAndWhatDidCountsUp() {
        var pine = owned("pine", Locale.ENGLISH, SHANGHAI);
        item("pine-mail", pine, "mail", "standard", "2026-06-20", Mode.MANUAL, null);
        var address = make(pine);
        var first = get(address);
        assertThat(first.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("max-age=3600, private");
        assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var again = get(address, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        var head = send(HttpRequest.newBuilder(address).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).hasValue(tag);

        item("pine-db", pine, "dms", "standard", "2026-07-20", Mode.MANUAL, null);
        var changed = get(address, "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body())
                .contains("SEQUENCE:2", "DTSTAMP:20260302T010000Z", "LAST-MODIFIED:20260302T010000Z")
                .doesNotContain("SEQUENCE:1", "SEQUENCE:0", "19700101");
    }

    @Test
    void whatIsRevokedIsGoneAndWhoDoesNotKnowTheKeyFindsNothing() {
        var oak = owned("oak", Locale.ENGLISH, SHANGHAI);
        var address = make(oak);
        var other = make(oak);
        assertThat(get(address).statusCode()).isEqualTo(200);
        var feed = feeds.of(oak.id()).getFirst();
        assertThat(feed.fetchedAt()).contains(now());
        feeds.revoke(oak.id(), feed.id(), owner(oak), now()).orThrow();
        for (var nowhere : List.of(
                address.toString(),
                other.toString().replaceFirst("..\\.ics", "AA.ics"),
                address.toString().replaceFirst("[^/]+$", "x.ics"))) {
            var answer = get(URI.create(nowhere));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("There is no calendar here.\n");
        }
        assertThat(get(other).statusCode()).isEqualTo(200);
        assertThat(feeds.revoke(oak.id(), feed.id(), owner(oak), now()))
                .isEqualTo(Outcome.refused(FeedRefusal.FEED_NOT_FOUND));
        var key = other.getPath().substring("/calendar/".length(), "/calendar/".length() + 64);
        assertThat(jdbc().sql("select string_agg(f::text, '') || (select string_agg(j::text, '') from journal j) "
                                + "from calendar_feed f")
                        .query(String.class)
                        .single())
                .as("the address is kept nowhere")
                .doesNotContain(key);
    }

    @Test
    void whoAsksTooOftenWaitsAndNobodyElseDoes() {
        var ivy = owned("ivy", Locale.ENGLISH, SHANGHAI);
        var address = make(ivy);
        var nowhere = address.resolve("/calendar/" + "A".repeat(64) + ".ics");
        int asked = 1;
        var answer = get(nowhere);
        while (answer.statusCode() == 404 && asked < 500) {
            answer = get(nowhere);
            asked++;
        }
        assertThat(asked).isGreaterThan(120);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 30L);
        assertThat(answer.body()).isEqualTo("Asked for too often.\n");
        assertThat(get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyOwnersMakeOnesOfSoundNameAndNotTooMany() {
        var elm = owned("elm", Locale.ENGLISH, SHANGHAI);
        user("elm.payer", Role.PAYER, elm);
        assertThat(feeds.make(elm.id(), "Li", Actor.customer("elm.payer", "elm"), now()))
                .isEqualTo(Outcome.refused(UserRefusal.NOT_AN_OWNER));
        for (var name : List.of(" ", "two\nlines", "x".repeat(61))) {
            assertThat(feeds.make(elm.id(), name, owner(elm), now()))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class, no -> assertThat(no.why()).isEqualTo(FeedRefusal.FEED_NAME_INVALID));
        }
        for (int n = 0; n < Feeds.COUNT_MAX; n++) {
            make(elm);
        }
        assertThat(feeds.make(elm.id(), "One more", owner(elm), now()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.why()).isEqualTo(FeedRefusal.FEEDS_TOO_MANY));
    }

    private Account owned(String name, Locale language, ZoneId zone) {
        var account = account(name, "900.00");
        user(name + ".owner", Role.OWNER, account);
        var settled = account.with(account.name(), language, zone);
        int bucket = bean(Accounts.class).bucketOf(account.id());
        transaction().executeWithoutResult(status -> bean(Accounts.class).settle(bucket, settled));
        return settled;
    }

    private void hostile(String id, int n, Account account) {
        var name = HOSTILE.get(n % HOSTILE.size());
        var since = day("2025-01-10");
        var ends = LocalDate.parse("2026-03-20").plusDays(n % 120).toString();
        if (n % 3 == 0) {
            var item = new Item("dms", "standard", name, Billing.SUBSCRIPTION, since, null, null);
            item(id, account, item, ends, Mode.AUTO, "P3M");
        } else {
            var item = new Item("mail", "standard", name, Billing.SUBSCRIPTION, since, null, null);
            item(id, account, item, ends, n % 3 == 1 ? Mode.MANUAL : Mode.NONE, null);
        }
    }

    private URI make(Account account) {
        return feeds.make(account.id(), "Lin", owner(account), now()).orThrow().address();
    }

    private static Actor owner(Account account) {
        return Actor.customer(account.id().value() + ".owner", account.id().value());
    }

    private String fetched(URI address) {
        var answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(URI address, String... headers) {
        var request = HttpRequest.newBuilder(address);
        return send(headers.length > 0 ? request.headers(headers) : request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static List<VEvent> events(Calendar calendar) {
        return calendar.getComponents();
    }

    /** "charge dms-1 2026-03-01T00:00:00Z", "expiration mail-1 2026-03-20". */
    private static String dated(VEvent event) {
        var uid = event.getUid().orElseThrow().getValue().split("-", 3);
        var at = event.getStartDate().orElseThrow().getDate();
        var when = at instanceof LocalDate ? at : Instant.from(at);
        return uid[0] + " " + uid[2].replace("@perennial", "") + " " + when;
    }

    /** What the engine says of itself, told day by day. */
    private TreeSet<String> expected(Account account, ZoneId zone) {
        var until = now().atZone(zone).plusMonths(13).toInstant();
        var charged = new TreeSet<String>();
        var expected = new TreeSet<String>();
        for (var happening :
                bean(Forecasts.class).of(account.id(), List.of(), until, now()).happenings()) {
            var id = happening.item().id().value();
            switch (happening) {
                case Happening.Charge charge -> {
                    expected.add("charge " + id + " " + charge.at());
                    expected.add("expiration " + id + " " + on(charge.term().start(), zone));
                }
                case Happening.Failure failure -> {
                    if (charged.add(id + failure.item().life().expiresAt())) {
                        expected.add("charge " + id + " " + failure.at());
                    }
                }
                case Happening.Expiration end -> expected.add("expiration " + id + " " + on(end.at(), zone));
                case Happening.Stop stop -> {
                    if (!expected.contains("expiration " + id + " " + on(stop.at(), zone))) {
                        expected.add("stop " + id + " " + on(stop.at(), zone));
                    }
                }
                case Happening.Release release -> expected.add("release " + id + " " + on(release.at(), zone));
                case Happening.Lapse lapse -> {}
            }
        }
        return expected;
    }

    private static LocalDate on(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
