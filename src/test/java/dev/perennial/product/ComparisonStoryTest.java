package dev.perennial.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.api.Calls;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A product's own list beside ours, asked for by a program of the vendor's. */
class ComparisonStoryTest extends ProductScene {
    private final Calls operator = program("wang", Role.OPERATOR, null);

    @BeforeEach
    void connected() {
        if (bean(ProductSystems.class).find("mail").isEmpty()) connect("mail");
    }

    @Test
    void whatDiffersIsFoundSentAgainAndGoneOnceItIsRight() {
        var owner = account("owner", "0.00");
        for (var name : List.of("fine", "gone", "late", "ran", "slept", "two")) {
            item("m-" + name, owner, "mail", "standard", "2027-03-01", Mode.MANUAL, null);
        }
        var until = day("2027-03-01");
        vendor.lists = page(
                item("a-stranger", "RUNNING", "2027-01-01T00:00:00Z", 1),
                item("gone-stranger", "GONE", null, 1),
                item("m-fine", "RUNNING", until.toString(), 1),
                item("m-late", "RUNNING", "2026-12-01T00:00:00Z", 1),
                item("m-ran", "RUNNING", until.toString(), 1),
                item("m-slept", "STOPPED", until.toString(), 1),
                item("m-two", "RUNNING", null, 2));
        jdbc().sql("update subscription set phase = 'SUSPENDED', next_step_at = null where subscription_id = 'm-ran'")
                .update();

        var compared = bean(Comparisons.class).compare("mail", now()).orThrow();
        assertThat(compared.failed()).isEmpty();
        assertThat(compared.theirs()).isEqualTo(7);
        assertThat(compared.ours()).isEqualTo(6);
        assertThat(differences())
                .containsExactly(
                        "a-stranger ONLY_THERE",
                        "m-gone ONLY_HERE",
                        "m-late UNTIL_DIFFERS",
                        "m-ran SHOULD_STOP",
                        "m-slept SHOULD_RUN",
                        "m-two QUANTITY_DIFFERS");

        var shown = operator.get("/api/v1/product-systems/mail/differences?limit=2");
        assertThat(shown.body().path("data")).hasSize(2);
        var rest = operator.get("/api/v1/product-systems/mail/differences?after="
                + shown.body().path("next").asString());
        assertThat(rest.body().path("data")).hasSize(4);

        assertThat(again("a-stranger", "ONLY_THERE").code()).isEqualTo("NOTHING_TO_SEND");
        assertThat(again("m-late", "SHOULD_RUN").code()).isEqualTo("DIFFERENCE_NOT_FOUND");
        assertThat(again("m-gone", "ONLY_HERE").status()).isEqualTo(200);
        assertThat(again("m-gone", "ONLY_HERE").code()).isEqualTo("TASK_ON_ITS_WAY");
        assertThat(again("m-ran", "SHOULD_STOP").status()).isEqualTo(200);
        assertThat(again("m-slept", "SHOULD_RUN").status()).isEqualTo(200);
        assertThat(again("m-two", "QUANTITY_DIFFERS").status()).isEqualTo(200);
        assertThat(journaled("m-ran")).isEqualTo(1);
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(states("m-gone")).containsExactly("START CONFIRMED");
        assertThat(states("m-ran")).containsExactly("SUSPEND CONFIRMED");

        vendor.lists = page(
                item("m-fine", "RUNNING", until.toString(), 1),
                item("m-gone", "RUNNING", until.toString(), 1),
                item("m-late", "RUNNING", "2026-12-01T00:00:00Z", 1),
                item("m-ran", "STOPPED", until.toString(), 1),
                item("m-slept", "RUNNING", until.toString(), 1),
                item("m-two", "RUNNING", until.toString(), 1));
        moveTo(now().plus(Duration.ofDays(1)));
        bean(Comparisons.class).compareDue(now());
        assertThat(differences()).containsExactly("m-late UNTIL_DIFFERS");
        var late = bean(Comparisons.class).differences("mail", "", "", 9).getFirst();
        assertThat(late.firstSeen()).isEqualTo(now().minus(Duration.ofDays(1)));
        assertThat(late.lastSeen()).isEqualTo(now());
    }

    @Test
    void aListThatBreaksOffClosesNothingAndSaysWhy() {
        for (var bad : List.of(
                "{\"items\": [" + item("b", "RUNNING", null, 1) + "," + item("a", "RUNNING", null, 1) + "]}",
                "{\"items\": [{\"id\": \"a\", \"state\": \"FINE\"}]}",
                "{\"items\": [{\"id\": \"a\", \"state\": \"RUNNING\", \"until\": \"soon\"}]}",
                "{\"items\": [{\"id\": \"a\\u0000b\", \"state\": \"RUNNING\"}]}",
                "{\"items\": [{\"id\": \"a\\ud800b\", \"state\": \"RUNNING\"}]}",
                "{\"items\": [null]}",
                "[".repeat(100_000),
                " ".repeat(5_000_000),
                "{\"items\": [], \"next\": \"\"}",
                "{}",
                "<html>")) {
            vendor.lists = asked -> new Vendor.Said(200, bad);
            var compared = bean(Comparisons.class).compare("mail", now()).orThrow();
            assertThat(compared.failed()).isPresent();
            assertThat(compared.failed().get()).doesNotContain("our own");
            assertThat(compared.finishedAt()).isEmpty();
        }
        vendor.lists = asked -> new Vendor.Said(503, "");
        assertThat(bean(Comparisons.class).compare("mail", now()).orThrow().failed())
                .contains("the list was answered 503");
        assertThat(bean(ProductSystems.class).health("mail").silentSince()).isPresent();
    }

    @Test
    void aLongListIsReadPageByPage() {
        var owner = account("many", "0.00");
        for (int n = 10; n < 40; n++) {
            item("z-" + n, owner, "mail", "standard", "2027-03-01", Mode.MANUAL, null);
        }
        vendor.lists = asked -> {
            int from = asked.query().contains("after=")
                    ? Integer.parseInt(asked.query().replaceAll(".*after=", ""))
                    : 10;
            var items = IntStream.range(from, from + 10)
                    .mapToObj(n -> item("z-" + n, "RUNNING", day("2027-03-01").toString(), 1))
                    .toList();
            return new Vendor.Said(
                    200,
                    "{\"items\": [" + String.join(",", items) + "]"
                            + (from == 30 ? "" : ", \"next\": \"" + (from + 10) + "\"") + "}");
        };
        var compared = bean(Comparisons.class).compare("mail", now()).orThrow();
        assertThat(compared.theirs()).isEqualTo(30);
        assertThat(differences()).noneMatch(text -> text.startsWith("z-"));
    }

    @Test
    void whoIsNotAnOperatorComparesNothing() {
        var support = program("support", Role.SUPPORT, null);
        assertThat(support.get("/api/v1/product-systems").status()).isEqualTo(200);
        assertThat(support.post("/api/v1/product-systems/mail/comparison", "{}").code())
                .isEqualTo("SCOPE_MISSING");
        assertThat(operator.post("/api/v1/product-systems/dms/comparison", "{}").code())
                .isEqualTo("PRODUCT_NOT_CONNECTED");
    }

    private Calls.Answer again(String item, String kind) {
        return operator.post(
                "/api/v1/product-systems/mail/differences/sent-again",
                "{\"item\": \"" + item + "\", \"kind\": \"" + kind + "\", \"reason\": \"found by night\"}");
    }

    private List<String> differences() {
        return bean(Comparisons.class).differences("mail", "", "", 100).stream()
                .map(seen -> seen.item() + " " + seen.kind())
                .toList();
    }

    private int journaled(String item) {
        return jdbc().sql("select count(*) from journal where subscription_id = ? and kind = 'PROVIDER_SENT_AGAIN'")
                .param(item)
                .query(Integer.class)
                .single();
    }

    private static java.util.function.Function<Vendor.Asked, Vendor.Said> page(String... items) {
        return asked -> new Vendor.Said(asked.signed() ? 200 : 401, "{\"items\": [" + String.join(",", items) + "]}");
    }

    private static String item(String id, String state, String until, int quantity) {
        return "{\"id\": \"" + id + "\", \"state\": \"" + state + "\", \"until\": "
                + (until == null ? null : "\"" + until + "\"") + ", \"quantity\": " + quantity + "}";
    }
}
