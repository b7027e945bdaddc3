package dev.perennial.bench;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.db.DatabaseOptions;
import dev.perennial.db.StatementCount;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Period;
import dev.perennial.webhook.Webhooks;
import dev.perennial.webhook.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures how fast rows of the journal become events with numbers, and how fast those are brought to a program on this
 * machine that takes them at once: claimed, signed, posted and recorded. The floor posts the same bodies with the same
 * headers by the same client to the same program, and does nothing else.
 */
public final class WebhooksBench {
    private static final int ACCOUNTS_MAX = 100;
    private static final int WARM_UP_MAX = 1000;
    private static final int ROWS = 500;
    private static final long SECOND = 1_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Currency CNY = Currency.getInstance("CNY");

    private final DatabaseOptions options;
    private final Platform.Opener opener;
    private final Bench.Hearing hearing;

    /** @param opener opens platforms that send to this machine, too */
    public WebhooksBench(DatabaseOptions options, Platform.Opener opener, Bench.Hearing hearing) {
        this.options = options;
        this.opener = opener;
        this.hearing = hearing;
    }

    private record Measured(long numbering, long delivering, Load floor) {}

    /** @throws IllegalStateException when not every event came to the program */
    public List<String> run(int events, int lanes) {
        try (var server = BenchServer.open(options, false)) {
            var scratch = new ScratchStore(server.address());
            try {
                measure(scratch, "warm", Math.min(events, WARM_UP_MAX), lanes);
                return lines(measure(scratch, "bench", events, lanes), events, lanes);
            } finally {
                scratch.drop("warm");
                scratch.drop("bench");
            }
        }
    }

    private Measured measure(ScratchStore scratch, String label, int events, int lanes) {
        scratch.create(label);
        try (var platform = opener.open(database(scratch.url(label)), new StatementCount());
                var receiver = new TakingReceiver()) {
            fill(platform, scratch.url(label), events);
            var webhooks = platform.bean(Webhooks.class);
            var wish = new Webhooks.Wish(receiver.address().toString(), "bench", Set.of());
            var now = Portfolio.STARTED;
            var endpoint = webhooks.add(Optional.empty(), wish, Actor.COMMAND_LINE, now)
                    .orThrow()
                    .endpoint()
                    .id();
            webhooks.pause(endpoint, Actor.COMMAND_LINE, now).orThrow();
            hearing.begin(label, 2L * events);
            var then = now.plusSeconds(1);
            journal(platform, events, then);
            scratch.settle();
            long numbering = turn(platform, then);
            webhooks.resume(endpoint, Actor.COMMAND_LINE, then).orThrow();
            scratch.settle();
            long delivering = turn(platform, then);
            hearing.advance(events);
            var messages = receiver.messages();
            if (messages.size() != events) {
                throw new IllegalStateException("of " + events + " events " + messages.size() + " came");
            }
            return new Measured(numbering, delivering, floor(receiver, messages, lanes));
        }
    }

    private Load floor(TakingReceiver receiver, List<TakingReceiver.Message> messages, int lanes) {
        try (var wire = new Wire(true, PATIENCE, lanes)) {
            IntConsumer post = n -> {
                var message = messages.get(n);
                try {
                    wire.post(receiver.address(), message.headers(), message.body());
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            };
            var clients = new ArrayList<Load.Client>();
            for (int n = 0; n < lanes; n++) clients.add(Load.Client.of(post));
            return Load.of(clients, messages.size(), hearing::advance);
        }
    }

    private static long turn(Platform platform, Instant now) {
        long begun = System.nanoTime();
        platform.bean(Clockwork.class).work(now, decided -> {});
        return System.nanoTime() - begun;
    }

    private void fill(Platform platform, String url, int events) {
        var catalogs = platform.bean(Catalogs.class);
        catalogs.load(Catalogs.shipped(), Portfolio.STARTED);
        var product = catalogs.current().product(Portfolio.PRODUCT);
        int accounts = Math.min(events, ACCOUNTS_MAX);
        var portfolio = new Portfolio(
                accounts,
                accounts,
                product.price(Portfolio.EDITION, new Period(1), CNY).orElseThrow(),
                product.selling().termsVersion(),
                platform.bean(Buckets.class));
        hearing.begin("filling " + url.replaceFirst(".*_", ""), 2L * accounts);
        new PortfolioStore(url).fill(portfolio, hearing::advance);
    }

    /** As many rows as there are to be events: top-ups of the accounts in turn. */
    private static void journal(Platform platform, int events, Instant now) {
        int accounts = Math.min(events, ACCOUNTS_MAX);
        for (int n = 0; n < accounts; n++) {
            var account = new Account.Id("account-" + n);
            int own = events / accounts + (n < events % accounts ? 1 : 0);
            for (int done = 0; done < own; done += ROWS) {
                var rows = rows(platform.bean(Ids.class), account, Math.min(ROWS, own - done), now);
                int bucket = platform.bean(Accounts.class).bucketOf(account);
                platform.bean(TransactionTemplate.class)
                        .executeWithoutResult(
                                status -> platform.bean(Journal.class).record(bucket, rows));
            }
        }
    }

    private static List<JournalEntry> rows(Ids ids, Account.Id account, int count, Instant now) {
        var rows = new ArrayList<JournalEntry>();
        var facts =
                Map.of("amount", "50.00", "available", "1250.00", "currency", "CNY", "reference", "RF18539007547034");
        for (int n = 0; n < count; n++) {
            rows.add(new JournalEntry(
                    ids.next(account.value(), now),
                    account,
                    Optional.empty(),
                    now,
                    Actor.COMMAND_LINE,
                    JournalEntry.Kind.TOPPED_UP,
                    facts));
        }
        return rows;
    }

    private DatabaseOptions database(String url) {
        return new DatabaseOptions(options.data(), url, Portfolio.STARTED, options.buckets(), Portfolio.ZONE);
    }

    private static List<String> lines(Measured measured, int events, int lanes) {
        long numbered = events * SECOND / Math.max(1, measured.numbering());
        long delivered = events * SECOND / Math.max(1, measured.delivering());
        var floor = measured.floor();
        long hundredths = (floor.nanos() * 100 + measured.delivering() / 2) / Math.max(1, measured.delivering());
        return List.of(
                row("events", events),
                row("lanes", lanes),
                row("numbered per second", numbered),
                row("delivered per second", delivered),
                row("floor posts per second", floor.perSecond()),
                row("floor p50 us", floor.medianMicros()),
                row("floor p99 us", floor.slowestMicros()),
                "",
                format(
                        "ratio=%d.%02d numbered_per_s=%d delivered_per_s=%d floor_per_s=%d floor_p50_us=%d"
                                + " floor_p99_us=%d events=%d lanes=%d",
                        hundredths / 100,
                        hundredths % 100,
                        numbered,
                        delivered,
                        floor.perSecond(),
                        floor.medianMicros(),
                        floor.slowestMicros(),
                        events,
                        lanes));
    }

    private static String row(String what, long count) {
        return format("%-24s %,14d", what, count);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
