package dev.perennial.bench;

import dev.perennial.db.DatabaseOptions;
import java.util.List;

/** Measures the console's pages of an account with many items beside those of one with few. */
public final class PagesBench {
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

    private final Contrast contrast;

    /** @param opener opens platforms that serve their pages */
    public PagesBench(DatabaseOptions options, Platform.Opener opener, Bench.Hearing hearing) {
        this.contrast = new Contrast(options, opener, hearing, (platform, owner) -> {
            var visitor = new Look.Visitor(platform.port());
            visitor.signIn(owner.login(), Contrast.PASSWORD);
            return visitor::see;
        });
    }

    /**
     * Looks at every page so often.
     *
     * @param under only pages whose address begins so
     * @throws IllegalStateException when a page takes more statements for many items than for few
     */
    public List<String> run(int items, int views, String under) {
        var pages = PAGES.stream().filter(page -> page.startsWith(under)).toList();
        return contrast.run(items, views, any -> pages);
    }
}
