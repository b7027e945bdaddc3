package dev.perennial.console.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Source;
import dev.perennial.db.StatementCount;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;

/** Each product's own page, drawn from the catalog. */
class ProductPagesTest extends Household {
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern BEFORE = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"");
    private static final Pattern LISTED = Pattern.compile("<code>(db-\\d+)</code>");

    private final Browse owner = new Browse(port(), "en-GB");
    private final Browse chinese = new Browse(port(), "zh-CN");
    private final Browse viewer = new Browse(port(), "en-GB");
    private final Browse newcomer = new Browse(port(), "en-GB");

    @Override
    protected void beans(GenericApplicationContext context) {
        context.registerBean(StatementCount.class, StatementCount::new);
    }

    @BeforeAll
    void open() throws IOException {
        fill();
        var files = new ArrayList<>(Catalogs.shipped());
        var hosting = Path.of("src/test/resources/catalog-hosting/hosting.yaml");
        files.add(new Source("hosting.yaml", Files.readAllBytes(hosting)));
        bean(Catalogs.class).load(files, now());
        item("site-1", "hosting", "basic", "own.example", "2026-06-10", Mode.MANUAL, null);
        owner.signIn("house.owner", PASSWORD);
        chinese.signIn("house.owner", PASSWORD);
        viewer.signIn("house.viewer", PASSWORD);
        newcomer.signIn("nobody.yet", PASSWORD);
    }

    @Test
    void theConsoleOfAProductListsItsItemsWhatEndsFirstFirst() {
        var page = owner.get("/products/dms").body();
        assertThat(page).contains("DMS console", "DMS Order Management", "/orders?product=dms", "/renewals");
        assertThat(page).contains("Paid as it is used").doesNotContain("released-db", "office-mail");
        assertThat(page.indexOf("The covered-db")).isLessThan(page.indexOf("The ending-db"));
        assertThat(page.indexOf("The ending-db")).isLessThan(page.indexOf("The metered-db"));
        assertThat(owner.get("/products/dms?state=released").body()).contains("The released-db", "Cannot be renewed");
        assertThat(owner.get("/products/dms?state=expired").body()).contains("No item has expired");
    }

    @Test
    void theMailConsoleShowsEditionsAndDomainsAndSaysWhyAFreeOneCannotBeRenewed() {
        assertThat(owner.get("/products/mail").body())
                .contains("Mail console", "Standard", "Premium", "Free Edition", "Free editions are not renewed")
                .contains("own.example ends first", "/renew?item=office-mail&amp;item=own.example")
                .contains("elsewhere.example", "not held here")
                .contains("name=\"item\" value=\"stopped-mail\"")
                .doesNotContain("name=\"item\" value=\"free-mail\"");
        assertThat(owner.get("/products/mail?state=expired").body())
                .contains("The stopped-mail")
                .doesNotContain("The office-mail");
    }

    @Test
    void theDomainConsoleShowsWhatHasExpiredAndWhichMailboxesHangOnIt() {
        assertThat(owner.get("/products/domain").body())
                .contains("Domain Names console", "In grace", "10 days ago", "The stopped-mail", "The office-mail")
                .contains("/renew?item=grace.example&amp;item=stopped-mail");
        assertThat(chinese.get("/products/domain").body()).contains("域名控制台", "已到期", "续费");
    }

    @Test
    void aProductAddedByAFileHasItsPage() {
        assertThat(owner.get("/products/hosting").body())
                .contains("Web Hosting", "The site-1", "Basic", "own.example ends first");
        assertThat(chinese.get("/products/hosting").body()).contains("虚拟主机", "基础版");
        assertThat(newcomer.get("/products/hosting").body()).contains("You have no site yet");
    }

    @Test
    void itemsAreFoundByIdAndNameAndSignsMeanThemselves() {
        assertThat(owner.get("/products/mail?find=OFFICE").body())
                .contains("The office-mail")
                .doesNotContain("The away-mail");
        assertThat(owner.get("/products/dms?find=%25").body())
                .contains("a/b?c#d;e%f")
                .doesNotContain("The covered-db");
        assertThat(owner.get("/products/dms?find=_").body()).contains("goes by _");
    }

    @Test
    void aViewerSeesAndIsOfferedNothingToDo() {
        assertThat(viewer.get("/products/mail").body())
                .contains("The office-mail")
                .doesNotContain("type=\"checkbox\"", "/renew?item");
    }

    @Test
    void pagesFollowOneAnotherThereAndBackWithAsManyStatementsForManyAsForFew() {
        var few = crowd("few", 60);
        var many = crowd("many", 170);
        // The session's own row is written after the answer, and now and then counted with the next one.
        assertThat(statements(many, "/products/dms")).isCloseTo(statements(few, "/products/dms"), within(1L));

        var seen = new ArrayList<List<String>>();
        var address = "/products/dms";
        while (address != null) {
            var body = many.get(address).body();
            seen.add(listed(body));
            address = link(NEXT, body);
        }
        assertThat(seen).hasSize(4);
        var all = seen.stream().flatMap(List::stream).toList();
        assertThat(new HashSet<>(all)).hasSize(170);
        assertThat(all).hasSize(170);

        var second = link(NEXT, many.get("/products/dms").body());
        var back = link(BEFORE, many.get(second).body());
        var first = many.get(back).body();
        assertThat(listed(first)).isEqualTo(seen.getFirst());
        assertThat(link(BEFORE, first)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products/dms?state=%00",
                "/products/dms?state=nonsense&find=%00%00",
                "/products/dms?after=x",
                "/products/dms?after=9999-99-99T00:00:00Z~x",
                "/products/dms?after=999999999-01-01T00:00:00Z~x",
                "/products/dms?after=infinity~%00",
                "/products/dms?before=~",
                "/products/dms?before=2026-03-01T00:00:00Z~%27;drop",
                "/products/dms?find=%5C",
                "/products/dms?after=1&after=2"
            })
    void nonsenseInTheAddressIsPassedOver(String path) {
        assertThat(owner.get(path).statusCode()).as(path).isEqualTo(200);
    }

    @Test
    void anUnknownProductIsNotFound() {
        for (var code : List.of("nothing", "%00", "DMS", "..%2fdms")) {
            assertThat(owner.get("/products/" + code).statusCode()).as(code).isBetween(400, 404);
        }
    }

    private Browse crowd(String name, int items) {
        var account = account(name, "0.00");
        user(name, Role.OWNER, account);
        fill(account, name.equals("few") ? 1000 : 2000, items);
        return new Browse(port(), "en-GB").signIn(name, PASSWORD);
    }

    private void fill(Account account, int from, int items) {
        for (int n = from; n < from + items; n++) {
            var mode = n % 3 == 0 ? Mode.AUTO : n % 3 == 1 ? Mode.MANUAL : Mode.NONE;
            item("db-" + n, account, "dms", "standard", n % 2 == 0 ? "2026-07-01" : "2026-08-01", mode, "P1M");
        }
    }

    private long statements(Browse visitor, String path) {
        visitor.get(path);
        var count = bean(StatementCount.class);
        long before = count.statements();
        assertThat(visitor.get(path).statusCode()).isEqualTo(200);
        return count.statements() - before;
    }

    private static List<String> listed(String body) {
        return LISTED.matcher(body).results().map(found -> found.group(1)).toList();
    }

    private static String link(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        return found.find() ? found.group(1).replace("&amp;", "&") : null;
    }
}
