package dev.perennial.bench;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.db.DatabaseOptions;
import dev.perennial.db.StatementCount;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Period;
import dev.perennial.user.Role;
import dev.perennial.user.Users;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Measures the console's pages of one account that holds many items, beside the same pages of one that holds few: how
 * long each takes, and how many statements it asks of the database, which must not grow with the items.
 */
public final class PagesBench {
    /** The account that the other is measured against: more than one page of items, so that paging is in it. */
    private static final int FEW = 60;

    private static final int WARM_UP = 30;
    private static final String PASSWORD = "bench of the pages";
    private static final Currency CNY = Currency.getInstance("CNY");

    private static final List<String> PAGES = List.of(
            "/renewals?tab=auto",
            "/renewals?tab=manual",
            "/renewals?tab=auto&window=30",
            "/renewals?tab=auto&after=item-5%7C" + Portfolio.EXPIRES,
            "/renewals?tab=auto&sort=-name",
            "/renewals?tab=auto&sort=price",
            "/renewals?tab=auto&find=item-5",
            "/renewals/auto?item=item-1",
            "/products/" + Portfolio.PRODUCT,
            "/items/item-1",
            "/orders",
            "/funds",
            "/");

    private final DatabaseOptions options;
    private final Platform.Opener opener;
    private final Bench.Hearing hearing;

    /** @param opener opens platforms that serve their pages */
    public PagesBench(DatabaseOptions options, Platform.Opener opener, Bench.Hearing hearing) {
        this.options = options;
        this.opener = opener;
        this.hearing = hearing;
    }

    /**
     * Looks at every page so often.
     *
     * @param under only pages whose address begins so
     * @throws IllegalStateException when a page takes more statements for many items than for few
     */
    public List<String> run(int items, int views, String under) {
        var pages = PAGES.stream().filter(page -> page.startsWith(under)).toList();
        try (var server = BenchServer.open(options, false)) {
            var scratch = new ScratchStore(server.address());
            try {
                var few = looks(scratch, "few", FEW, views, pages);
                var many = looks(scratch, "many", items, views, pages);
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
            fill(platform, scratch.url(label), items);
            scratch.settle();
            var visitor = new Look.Visitor(platform.port());
            visitor.signIn("bench", PASSWORD);
            hearing.begin(label, (long) pages.size() * (Math.min(WARM_UP, views) + views));
            var looks = new ArrayList<Look>();
            for (var page : pages) {
                for (int i = 0; i < Math.min(WARM_UP, views); i++) {
                    visitor.nanos(page);
                }
                looks.add(visitor.look(page, views, count));
                hearing.advance(Math.min(WARM_UP, views) + views);
            }
            return looks;
        }
    }

    private void fill(Platform platform, String url, int items) {
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
        platform.bean(Users.class)
                .add(new Users.Newcomer("bench", "Bench", Role.OWNER, owner, PASSWORD), Actor.SYSTEM, Portfolio.STARTED)
                .orThrow();
    }

    private static List<String> lines(List<Look> few, List<Look> many, int items) {
        var lines = new ArrayList<String>();
        lines.add("%-52s %12s %12s %12s %10s %6s"
                .formatted("page", "p50 us", "p99 us", "p50 us (" + FEW + ")", "statements", "ratio"));
        for (int i = 0; i < many.size(); i++) {
            var look = many.get(i);
            if (look.statements() > few.get(i).statements()) {
                throw new IllegalStateException(look.page() + " takes " + look.statements() + " statements for " + items
                        + " items, and " + few.get(i).statements() + " for " + FEW);
            }
            lines.add("%-52s %12d %12d %12d %10d %6s"
                    .formatted(
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
