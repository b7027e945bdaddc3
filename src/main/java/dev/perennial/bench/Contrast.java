package dev.perennial.bench;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.db.DatabaseOptions;
import dev.perennial.db.StatementCount;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Period;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * What is looked at of one account that holds many items, beside the same of one that holds few: how long each look
 * takes, and how many statements it asks of the database, which must not grow with the items.
 */
final class Contrast {
    static final String PASSWORD = "bench of the pages";

    /** The account that the other is measured against: more than one page of items, so that paging is in it. */
    private static final int FEW = 60;

    private static final int WARM_UP = 30;
    private static final Currency CNY = Currency.getInstance("CNY");

    private final DatabaseOptions options;
    private final Platform.Opener opener;
    private final Bench.Hearing hearing;
    private final Comer comer;

    /** @param comer comes in where a platform serves, as the owner of its account */
    Contrast(DatabaseOptions options, Platform.Opener opener, Bench.Hearing hearing, Comer comer) {
        this.options = options;
        this.opener = opener;
        this.hearing = hearing;
        this.comer = comer;
    }

    interface Comer {
        /** @return what looks at one page, and fails where it is not answered */
        Consumer<String> come(Platform platform, User owner);
    }

    /**
     * Looks at every page so often.
     *
     * @param pages what to look at where there are so many items, as many for few as for many
     * @throws IllegalStateException when a page takes more statements for many items than for few
     */
    List<String> run(int items, int views, IntFunction<List<String>> pages) {
        try (var server = BenchServer.open(options, false)) {
            var scratch = new ScratchStore(server.address());
            try {
                var few = looks(scratch, "few", FEW, views, pages.apply(FEW));
                var many = looks(scratch, "many", items, views, pages.apply(items));
                return lines(few, many, items);
            } finally {
                scratch.drop("few");
                scratch.drop("many");
            }
        }
    }

    private List<Look> looks(ScratchStore scratch, String label, int items, int views, List<String> pages) {
        scratch.create(label);
        var count = new StatementCount();
        var database = new DatabaseOptions(
                options.data(), scratch.url(label), Portfolio.STARTED, options.buckets(), Portfolio.ZONE);
        try (var platform = opener.open(database, count)) {
            var owner = fill(platform, scratch.url(label), items);
            scratch.settle();
            var visitor = comer.come(platform, owner);
            int warmUp = Math.min(WARM_UP, views);
            hearing.begin(label, (long) pages.size() * (warmUp + views));
            var looks = new ArrayList<Look>();
            for (var page : pages) {
                for (int i = 0; i < warmUp; i++) {
                    visitor.accept(page);
                }
                looks.add(Look.of(page, views, visitor, count));
                hearing.advance(warmUp + views);
            }
            return looks;
        }
    }

    private User fill(Platform platform, String url, int items) {
        var catalogs = platform.bean(Catalogs.class);
        catalogs.load(Catalogs.shipped(), Portfolio.STARTED);
        var product = catalogs.current().product(Portfolio.PRODUCT);
        var portfolio = new Portfolio(
                items,
                1,
                product.price(Portfolio.EDITION, new Period(1), CNY).orElseThrow(),
                product.selling().termsVersion(),
                platform.bean(Buckets.class));
        hearing.begin("filling", 1L + items);
        new PortfolioStore(url).fill(portfolio, hearing::advance);
        var owner = Optional.of(new Account.Id(portfolio.account(0)));
        return platform.bean(Users.class)
                .add(new Users.Newcomer("bench", "Bench", Role.OWNER, owner, PASSWORD), Actor.SYSTEM, Portfolio.STARTED)
                .orThrow();
    }

    private static List<String> lines(List<Look> few, List<Look> many, int items) {
        int width = many.stream().mapToInt(look -> look.page().length()).max().orElse(0);
        var row = "%-" + Math.max(52, width) + "s %12s %12s %12s %10s %6s";
        var lines = new ArrayList<String>();
        lines.add(row.formatted("page", "p50 us", "p99 us", "p50 us (" + FEW + ")", "statements", "ratio"));
        for (int i = 0; i < many.size(); i++) {
            var look = many.get(i);
            if (look.statements() > few.get(i).statements()) {
                throw new IllegalStateException(look.page() + " takes " + look.statements() + " statements for " + items
                        + " items, and " + few.get(i).statements() + " for " + FEW);
            }
            lines.add(row.formatted(
                    look.page(),
                    look.medianMicros(),
                    look.slowestMicros(),
                    few.get(i).medianMicros(),
                    look.statements(),
                    ratio(look.medianMicros(), few.get(i).medianMicros())));
        }
        return lines;
    }

    /** With one decimal. */
    private static String ratio(long many, long few) {
        long tenths = (10 * many + few / 2) / Math.max(1, few);
        return tenths / 10 + "." + tenths % 10;
    }
}
