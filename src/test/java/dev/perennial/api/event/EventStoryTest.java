package dev.perennial.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.payment.LowBalance;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What programs read of the feed. */
class EventStoryTest extends ApiScene {

    @Test
    void aProgramReadsWhatHappenedAndThenOnlyWhatIsNew() {
        startAt(at("2026-03-02 09:00"));
        var lotus = account("lotus", "9950.00");
        bean(LowBalance.class)
                .alertBelow(lotus.id(), "10000.00", customer(lotus.id()), now())
                .orThrow();
        var program = program("reader", Role.VIEWER, lotus);
        item("db", lotus, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        topUp(lotus, "50.00");
        catchUp(at("2026-03-11 08:00"));

        var first = program.get("/api/v1/events");
        assertThat(first.status()).isEqualTo(200);
        assertThat(types(first.body()))
                .containsExactly("wallet.topped_up", "order.paid", "subscription.renewed", "wallet.low");
        var renewed = first.body().at("/data/2");
        assertThat(renewed.at("/timestamp").asString()).isEqualTo("2026-03-11T00:00:00Z");
        assertThat(renewed.at("/data/account").asString()).isEqualTo("lotus");
        assertThat(renewed.at("/data/subscription").asString()).isEqualTo("db");
        assertThat(renewed.at("/data/period").asString()).isEqualTo("P1M");
        assertThat(renewed.at("/data/price/currency").asString()).isEqualTo("CNY");
        assertThat(renewed.at("/data/termEnd").asString()).isEqualTo("2026-04-19T16:00:00Z");
        assertThat(first.body().at("/data/1/data/order")).isEqualTo(renewed.at("/data/order"));

        var next = first.body().path("next").asString();
        assertThat(program.get("/api/v1/events?after=" + next).body().path("data"))
                .isEmpty();
        topUp(lotus, "7.00");
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(types(program.get("/api/v1/events?after=" + next).body())).containsExactly("wallet.topped_up");

        var one = program.get("/api/v1/events/" + renewed.path("id").asString());
        assertThat(one.body()).isEqualTo(renewed);
        assertThat(types(program.get("/api/v1/events?type=order.paid&type=wallet.low")
                        .body()))
                .containsExactly("order.paid", "wallet.low");
        assertThat(types(program.get("/api/v1/events?subscription=db").body()))
                .containsExactly("order.paid", "subscription.renewed");
    }

    @Test
    void nobodyReadsAnothersFeedAndTheVendorReadsAll() {
        startAt(at("2026-03-02 09:00"));
        var accounts = new ArrayList<Account>();
        for (var name : List.of("one", "two", "three", "four", "five")) {
            accounts.add(account(name, "0.00"));
        }
        accounts.forEach(account -> topUp(account, "5.00"));
        bean(Clockwork.class).work(now(), decided -> {});
        var vendor = program("operator", Role.OPERATOR, null);
        var own = program("own", Role.OWNER, accounts.getFirst());

        assertThat(own.get("/api/v1/events?account=two").code()).isEqualTo("ACCOUNT_NOT_FOUND");
        var theirs = vendor.get("/api/v1/events?account=two");
        assertThat(types(theirs.body())).containsExactly("wallet.topped_up");
        var id = theirs.body().at("/data/0/id").asString();
        assertThat(own.get("/api/v1/events/" + id).code()).isEqualTo("EVENT_NOT_FOUND");
        assertThat(vendor.get("/api/v1/events/" + id).status()).isEqualTo(200);

        var all = new ArrayList<String>();
        var after = "";
        for (var page = page(vendor, after); !page.path("data").isEmpty(); page = page(vendor, after)) {
            page.path("data").forEach(event -> all.add(event.at("/data/account").asString()));
            after = "&after=" + page.path("next").asString();
        }
        assertThat(all).contains("one", "two", "three", "four", "five").doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotOfTheFeedIsRefused() {
        var program = program("wrong", Role.OWNER, account("wrong", "0.00"));
        assertThat(program.get("/api/v1/events?after=hello").code()).isEqualTo("CURSOR_NOT_VALID");
        var vendors = program("wrong-vendor", Role.OPERATOR, null);
        var cursor = vendors.get("/api/v1/events").body().path("next").asString();
        assertThat(program.get("/api/v1/events?after=" + cursor).code()).isEqualTo("CURSOR_NOT_VALID");
        assertThat(program.get("/api/v1/events?type=order.eaten").code()).isEqualTo("EVENT_TYPE_UNKNOWN");
        assertThat(program.get("/api/v1/events?limit=201").status()).isEqualTo(400);
    }

    private static JsonNode page(Calls program, String after) {
        return program.get("/api/v1/events?limit=2&type=wallet.topped_up" + after)
                .body();
    }

    private static List<String> types(JsonNode page) {
        return StreamSupport.stream(page.path("data").spliterator(), false)
                .map(event -> event.path("type").asString())
                .toList();
    }
}
