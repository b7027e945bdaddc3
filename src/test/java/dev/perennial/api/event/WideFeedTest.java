package dev.perennial.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.ApiScene;
import dev.perennial.kernel.Errand;
import dev.perennial.user.Role;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** The vendor's feed of a database with as many buckets as there may be, some with millions of events more than others. */
class WideFeedTest extends ApiScene {
    private GenericApplicationContext context;

    @Override
    protected void beans(GenericApplicationContext fresh) {
        context = fresh;
    }

    @Override
    protected Integer buckets() {
        return 4096;
    }

    @Test
    void theVendorReadsOnFromACursorThatNamesEveryBucket() {
        jdbc().sql("""
            insert into event_counter (bucket, last)
            select bucket, bucket * 1000003::bigint from slot where bucket > 0\
            """).update();
        var vendor = program("operator", Role.OPERATOR, null);
        var first = vendor.get("/api/v1/events").body().path("next").asString();
        assertThat(first).hasSizeGreaterThan(20_000);
        var nothing = vendor.get("/api/v1/events?after=" + first);
        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.body().path("next").asString()).isEqualTo(first);

        var lotus = account("lotus", "0.00");
        topUp(lotus, "5.00");
        feed(lotus);
        var read = vendor.get("/api/v1/events?after=" + first).body();
        assertThat(read.path("data")).hasSize(1);
        assertThat(read.at("/data/0/data/account").asString()).isEqualTo("lotus");
        var then = read.path("next").asString();
        assertThat(vendor.get("/api/v1/events?after=" + then)
                        .body()
                        .path("next")
                        .asString())
                .isEqualTo(then);
    }

    /** In this account's bucket alone: a turn over all of them takes long. */
    private void feed(Account account) {
        int bucket = bean(Accounts.class).bucketOf(account.id());
        context.getBeansOfType(Errand.class).values().stream()
                .filter(errand -> errand.name().equals("events"))
                .forEach(errand -> errand.run(bucket, now()));
    }
}
