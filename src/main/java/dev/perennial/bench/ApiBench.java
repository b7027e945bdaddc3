package dev.perennial.bench;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.db.DatabaseOptions;
import dev.perennial.db.StatementCount;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Period;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import dev.perennial.user.Users;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Measures manual renewals through the API: orders that are placed and paid from the balance in one request, by the keys
 * of many accounts, over HTTP on this machine. Beside it the floor writes the same number of rows to the same server.
 */
public final class ApiBench {
    private static final int ACCOUNTS_MAX = 100;
    private static final int WARM_UP_MAX = 1000;
    private static final String PASSWORD = "bench of the api";
    private static final Currency CNY = Currency.getInstance("CNY");

    private final DatabaseOptions options;
    private final Platform.Opener opener;
    private final Bench.Hearing hearing;

    /** What writes the floor: {@code AUTO} is pgbench where there is one, else Java. */
    public enum Floor {
        AUTO,
        PGBENCH,
        JAVA
    }

    /** @param opener opens platforms that serve their doors */
    public ApiBench(DatabaseOptions options, Platform.Opener opener, Bench.Hearing hearing) {
        this.options = options;
        this.opener = opener;
        this.hearing = hearing;
    }

    /**
     * @param rows what all renewals wrote, table by table
     * @param byFloor what the floor wrote
     */
    private record Measured(Load api, Load floor, Map<String, Written> rows, Map<String, Written> byFloor) {}

    /**
     * @throws IllegalStateException when the floor did not write as many rows as the renewals did
     */
    public List<String> run(int renewals, int clients, Floor wanted) {
        try (var server = BenchServer.open(options, false)) {
            var scratch = new ScratchStore(server.address());
            var floor = ApiFloor.of(scratch, wanted, server.programs(), hearing::advance);
            try {
                measure(scratch, floor, "warm", Math.min(renewals, WARM_UP_MAX), clients);
                var measured = measure(scratch, floor, "api", renewals, clients);
                if (!measured.rows().equals(measured.byFloor())) {
                    throw new IllegalStateException("the floor did not write the same number of rows: "
                            + measured.rows() + " and " + measured.byFloor());
                }
                return lines(measured, floor, renewals, clients);
            } finally {
                for (var label : List.of("warm", "api")) {
                    List.of("", "_floor").forEach(part -> scratch.drop(label + part));
                }
            }
        }
    }

    private Measured measure(ScratchStore scratch, ApiFloor floor, String label, int renewals, int clients) {
        scratch.create(label);
        scratch.create(label + "_floor");
        var keys = fill(scratch.url(label), renewals);
        var before = WrittenQueries.of(scratch.url(label));
        scratch.settle();
        hearing.begin(label, 2L * renewals);
        Load api;
        try (var platform = opener.open(database(scratch.url(label)), new StatementCount())) {
            var program = new ApiProgram(platform.port(), keys, terms(platform));
            program.greet();
            var work = IntStream.range(0, clients)
                    .mapToObj(n -> Load.Client.of(program::renew))
                    .toList();
            api = Load.of(work, renewals, hearing::advance);
        }
        var rows = new TreeMap<String, Written>();
        WrittenQueries.of(scratch.url(label)).forEach((table, all) -> {
            var fresh = all.minus(before.getOrDefault(table, Written.NOTHING));
            if (fresh.rows() > 0) rows.put(table, fresh);
        });
        var floored = floor.write(label, rows, renewals, clients);
        return new Measured(api, floored.load(), rows, floored.rows());
    }

    private DatabaseOptions database(String url) {
        return new DatabaseOptions(options.data(), url, Portfolio.STARTED, options.buckets(), Portfolio.ZONE);
    }

    /** Accounts with an owner and a key each; answers the keys, by account. */
    private List<String> fill(String url, int renewals) {
        try (var platform = opener.open(database(url), new StatementCount())) {
            var catalogs = platform.bean(Catalogs.class);
            catalogs.load(Catalogs.shipped(), Portfolio.STARTED);
            var product = catalogs.current().product(Portfolio.PRODUCT);
            int accounts = Math.min(renewals, ACCOUNTS_MAX);
            var portfolio = new Portfolio(
                    renewals,
                    accounts,
                    product.price(Portfolio.EDITION, new Period(1), CNY).orElseThrow(),
                    terms(platform),
                    platform.bean(Buckets.class));
            hearing.begin("filling", 2L * accounts + renewals);
            new PortfolioStore(url).fill(portfolio, hearing::advance);
            var keys = new ArrayList<String>();
            for (int n = 0; n < accounts; n++) {
                keys.add(key(platform, portfolio.account(n), "owner-" + n));
                hearing.advance(1);
            }
            return keys;
        }
    }

    private static String terms(Platform platform) {
        return platform.bean(Catalogs.class)
                .current()
                .product(Portfolio.PRODUCT)
                .selling()
                .termsVersion();
    }

    private static String key(Platform platform, String account, String login) {
        var owner = new Users.Newcomer(login, "Owner", Role.OWNER, Optional.of(new Account.Id(account)), PASSWORD);
        var user = platform.bean(Users.class)
                .add(owner, Actor.SYSTEM, Portfolio.STARTED)
                .orThrow();
        var wish = new ApiKeys.Wish(
                "bench", ApiKey.Kind.BEARER, Set.of(Scope.ACCOUNT_READ, Scope.ORDERS_WRITE), Optional.empty());
        return platform.bean(ApiKeys.class)
                .make(user, wish, Portfolio.STARTED)
                .orThrow()
                .secret();
    }

    private static List<String> lines(Measured measured, ApiFloor by, int renewals, int clients) {
        var lines = new ArrayList<String>();
        lines.add(format("%-24s %10s %10s %10s", "rows of one renewal", "inserted", "updated", "deleted"));
        measured.rows().forEach((table, written) -> {
            if (written.rows() * 200 >= renewals) lines.add(each(table, written, renewals));
        });
        long rows = measured.rows().values().stream().mapToLong(Written::rows).sum();
        var api = measured.api();
        var floor = measured.floor();
        lines.add("");
        lines.add(format("%-24s %14s %14s", "", "api", "floor"));
        lines.add(row("renewals", renewals, renewals));
        lines.add(row("rows written", rows, rows));
        lines.add(row("clients", clients, clients));
        lines.add(row("per second", api.perSecond(), floor.perSecond()));
        lines.add(row("p50 us", api.medianMicros(), floor.medianMicros()));
        lines.add(row("p99 us", api.slowestMicros(), floor.slowestMicros()));
        lines.add("The floor was written by: " + by.said());
        lines.add("");
        lines.add(format(
                "ratio=%s renewals_per_s=%d floor_per_s=%d p50_us=%d p99_us=%d floor_p50_us=%d floor_p99_us=%d rows=%d"
                        + " clients=%d floor=%s",
                hundredths((floor.nanos() * 100 + api.nanos() / 2) / Math.max(1, api.nanos())),
                api.perSecond(),
                floor.perSecond(),
                api.medianMicros(),
                api.slowestMicros(),
                floor.medianMicros(),
                floor.slowestMicros(),
                rows,
                clients,
                by.name()));
        return lines;
    }

    private static String each(String table, Written written, int renewals) {
        return format(
                "%-24s %10s %10s %10s",
                table,
                hundredths(written.inserted() * 100 / renewals),
                hundredths(written.updated() * 100 / renewals),
                hundredths(written.deleted() * 100 / renewals));
    }

    private static String row(String what, long api, long floor) {
        return format("%-24s %,14d %,14d", what, api, floor);
    }

    private static String hundredths(long count) {
        return format("%d.%02d", count / 100, count % 100);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
