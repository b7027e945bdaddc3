package dev.perennial.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Scene;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes out says how everything stands, and comes in again as the same. */
class ExportStoryTest extends Scene {
    private static final List<String> NINE = List.of(
            "accounts.csv",
            "attempts.csv",
            "coupons.csv",
            "entries.csv",
            "notices.csv",
            "offers.csv",
            "orders.csv",
            "subscriptions.csv",
            "terms.csv");

    private final Exports exports = bean(Exports.class);
    private final Imports imports = bean(Imports.class);

    @BeforeEach
    void emptyTheDatabase() {
        jdbc().sql("truncate account, directory, item_name, run_log cascade").update();
        startAt(start());
    }

    /** Two years on: renewed, refused, in grace, suspended, released, bought by hand, undecided, with coupons used. */
    private void liveOn() {
        imports.load(BrokenPortfolioTest.good().path(), now());
        bean(Orders.class)
                .buyNow(List.of(new Wish(new Subscription.Id("dms-cn-1"), new Period(1))), Actor.COMMAND_LINE, now());
        bean(Orders.class)
                .buyNow(List.of(new Wish(new Subscription.Id("dms-1"), new Period(1))), Actor.COMMAND_LINE, now())
                .orThrow();
        bean(Renewals.class)
                .setMode(new Subscription.Id("mail-1"), Mode.AUTO, new Period(12), Actor.COMMAND_LINE, now())
                .orThrow();
        bean(Orders.class)
                .place(List.of(new Wish(new Subscription.Id("S20251"), new Period(12))), Actor.COMMAND_LINE, now())
                .orThrow();
        runTo(at("2026-12-20 09:00"));
    }

    @Test
    void whatCameInGoesOutTheSameAfterARoundTripThroughAnEmptyDatabase() {
        liveOn();
        var first = exported();
        assertThat(first.text("subscriptions.csv")).contains(",ACTIVE\r\n", ",GRACE\r\n", ",RELEASED\r\n");
        assertThat(first.text("coupons.csv")).contains("cash,acme,CASH,100.00,0.00,");

        jdbc().sql("truncate account, directory, item_name, run_log cascade").update();
        imports.load(first.path(), now());
        var second = exported();

        for (var file : List.of("accounts.csv", "subscriptions.csv", "coupons.csv", "offers.csv")) {
            assertThat(second.bytes(file)).as(file).isEqualTo(first.bytes(file));
        }
    }

    @Test
    void theRoundTripHoldsWhereverTheOtherClockStands() {
        liveOn();
        var first = exported();
        for (var clock : List.of("2020-01-01 00:00", "2035-06-30 12:00")) {
            jdbc().sql("truncate account, directory, item_name, run_log cascade")
                    .update();
            startAt(at(clock));
            imports.load(first.path(), now());
            var second = exported();
            for (var file : List.of("accounts.csv", "subscriptions.csv", "coupons.csv")) {
                assertThat(second.text(file)).as(file + " at " + clock).isEqualTo(first.text(file));
            }
        }
    }

    @Test
    void everyFileSaysWhatHappened() {
        liveOn();
        var out = exported();

        assertThat(out.path()).isDirectoryContaining(path -> true);
        assertThat(files(out.path())).containsExactlyElementsOf(NINE);
        assertThat(out.text("accounts.csv").lines().toList())
                .startsWith(Folder.ACCOUNTS.strip(), "10086,Numbers,CNY,Asia/Shanghai,en,,,0.00,0.00,")
                .contains("globex,\"Globex, \"\"Inc\"\"\",USD,America/New_York,en,,,-12.50,100.00,");
        assertThat(out.text("terms.csv"))
                .startsWith("subscription,term_number,starts_at,ends_at,order\r\n")
                .contains("dms-1,1,2026-01-31T00:00:00+08:00,2026-12-31T00:00:00+08:00,\r\n")
                .containsPattern("dms-1,2,2026-12-31T00:00:00\\+08:00,2027-01-31T00:00:00\\+08:00,[0-9a-f-]{36}\r\n");
        assertThat(out.text("orders.csv"))
                .startsWith("order,account,subscription,type,state,origin,period,price,paid_by_coupons,"
                        + "paid_from_wallet,placed_at,paid_at\r\n")
                .containsPattern("[0-9a-f-]{36},acme,dms-1,RENEWAL,PAID,MANUAL,P1M,299.00,90.00,209.00,"
                        + "2026-03-02T09:00:00\\+08:00,2026-03-02T09:00:00\\+08:00\r\n")
                .containsPattern("10086,S20251,RENEWAL,CANCELLED,MANUAL,P1Y,85.00,0.00,0.00,[^,]+,\r\n");
        assertThat(out.text("attempts.csv"))
                .startsWith("subscription,expiration,due_at,decided_at,outcome,shortfall\r\n")
                .contains("dms-cn-1,2026-08-10T00:00:00+08:00,2026-08-01T08:00:00+08:00,2026-08-01T08:00:00+08:00,"
                        + "INSUFFICIENT_BALANCE,897.00\r\n");
        assertThat(out.text("entries.csv"))
                .startsWith("entry,account,at,debit,credit,amount,currency,reason\r\n")
                .contains(",globex,2026-03-02T09:00:00+08:00,WALLET,OPENING,12.50,USD,opening balance\r\n")
                .containsPattern(",acme,2026-03-02T09:00:00\\+08:00,WALLET,SALES,209.00,CNY,");
        assertThat(out.text("notices.csv"))
                .startsWith("notice,account,subscriptions,kind,channel,due_at,state,reason\r\n")
                .containsPattern("[0-9a-f-]{36},acme,dms-1,[A-Z_]+,EMAIL,");
    }

    @Test
    void rowsAreInTheOrderOfTheBytesOfTheirIdsAcrossAllBuckets() {
        var lines = new String[2000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = (i % 3 == 0 ? "é" : i % 3 == 1 ? "Z" : "a") + i * 7919 % 2003 + ",A,CNY,Asia/Shanghai,,,,,,";
        }
        imports.load(Folder.fresh().accounts(lines).path(), now());

        var ids = exported()
                .text("accounts.csv")
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        assertThat(ids).hasSize(2000).isSorted();
        assertThat(jdbc().sql("select count(distinct bucket) from account")
                        .query(Long.class)
                        .single())
                .isGreaterThan(50);
    }

    @Test
    void anInstantIsPrintedToTheMicrosecondWhereItHasThem() {
        var zone = java.time.ZoneId.of("Asia/Shanghai");
        assertThat(Printed.instant(java.time.Instant.parse("2026-12-01T01:02:03Z"), zone))
                .isEqualTo("2026-12-01T09:02:03+08:00");
        assertThat(Printed.instant(java.time.Instant.parse("2026-12-01T01:02:03.000120Z"), zone))
                .isEqualTo("2026-12-01T09:02:03.00012+08:00");
        assertThat(Printed.instant(java.time.Instant.parse("2026-12-01T00:00:00Z"), java.time.ZoneOffset.UTC))
                .isEqualTo("2026-12-01T00:00:00+00:00");
    }

    @Test
    void anExportThatFailsLeavesTheFilesThatWereThere() throws IOException {
        liveOn();
        var out = exported();
        var before = out.text("accounts.csv");
        Files.createDirectory(out.path().resolve(".terms.csv.unfinished"));
        topUp(
                bean(dev.perennial.account.Accounts.class)
                        .find(new dev.perennial.account.Account.Id("acme"))
                        .orElseThrow(),
                "1.00");

        assertThatThrownBy(() -> exports.write(out.path(), Watch.NOBODY))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(out.text("accounts.csv")).isEqualTo(before);
        Files.deleteIfExists(out.path().resolve(".terms.csv.unfinished"));
        assertThat(files(out.path())).containsExactlyElementsOf(NINE);

        exports.write(out.path(), Watch.NOBODY);
        assertThat(out.text("accounts.csv")).isNotEqualTo(before);
    }

    private Folder exported() {
        var folder = Folder.fresh();
        exports.write(folder.path().resolve("new").resolve("folder"), Watch.NOBODY);
        return new Folder(folder.path().resolve("new").resolve("folder"));
    }

    private static List<String> files(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
