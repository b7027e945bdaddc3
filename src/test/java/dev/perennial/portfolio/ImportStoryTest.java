package dev.perennial.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.coupon.Coupons;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Period;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What comes in is all there, once, and stands where it stood. The clock shows nine o'clock of 2 March 2026. */
class ImportStoryTest extends Scene {
    private static final String NOBODY = "a,A,CNY,Asia/Shanghai,,,,,,";

    private final Imports imports = bean(Imports.class);

    @BeforeEach
    void emptyTheDatabase() {
        jdbc().sql("truncate account, directory, item_name, run_log cascade").update();
        startAt(start());
    }

    @Test
    void accountsItemsAndCouponsComeInWithEverythingTheFilesSay() {
        var imported = imports.load(BrokenPortfolioTest.good().path(), now());

        assertThat(imported)
                .isEqualTo(new Imported(new Imported.Count(3, 0), new Imported.Count(8, 0), new Imported.Count(3, 0)));
        var globex = bean(Accounts.class).find(new Account.Id("globex")).orElseThrow();
        assertThat(globex.name()).isEqualTo("Globex, \"Inc\"");
        assertThat(wallet(globex).balance().toString()).isEqualTo("-12.50 USD");
        assertThat(wallet(globex).creditLimit().toString()).isEqualTo("100.00 USD");
        assertThat(bean(Ledger.class).entries(bucket("globex"), globex.id()))
                .extracting(
                        entry -> entry.debit(),
                        entry -> entry.credit(),
                        entry -> entry.amount().toString())
                .containsExactly(tuple(LedgerAccount.WALLET, LedgerAccount.OPENING, "12.50 USD"));

        var dms = item("dms-1");
        assertThat(dms.plan().mode()).isEqualTo(Mode.AUTO);
        assertThat(dms.plan().period()).isEqualTo(new Period(3));
        assertThat(dms.plan().agreedPrice()).isEqualTo(cny("897.00"));
        assertThat(dms.item().rank()).isEqualTo(1);
        assertThat(dms.life().expiresAt()).isEqualTo(day("2026-12-31"));
        assertThat(dms.life().anchorDay()).isEqualTo(31);
        assertThat(dms.due().tryAt()).isEqualTo(at("2026-12-22 08:00"));
        assertThat(dms.due().stepAt()).isEqualTo(day("2026-12-31"));
        assertThat(dms.due().reminderAt()).isEqualTo(at("2026-12-01 09:00"));
        assertThat(bean(Subscriptions.class).terms(dms))
                .extracting(term -> term.term().end(), term -> term.grantedBecause())
                .containsExactly(tuple(day("2026-12-31"), "imported"));
        assertThat(item("mail-1").item().dependsOn()).isEqualTo("dom-1");
        assertThat(item("mail-1").item().name()).isEqualTo("mail-1");
        assertThat(item("payg-1").due().stepAt()).isNull();
        assertThat(bean(Coupons.class).of(bucket("acme"), new Account.Id("acme")))
                .extracting(coupon -> coupon.id().value(), coupon -> coupon.value(), coupon -> coupon.remaining())
                .containsExactly(tuple("cash", 10000L, 4000L), tuple("off-50", 5000L, 5000L));
        assertThat(jdbc().sql("select kind || ' ' || count(*) from journal group by kind order by kind")
                        .query(String.class)
                        .list())
                .containsExactly("ACCOUNT_ADDED 3", "COUPON_ADDED 3", "SUBSCRIPTION_ADDED 8");
        assertThat(bean(Journal.class).of(bucket("acme"), "dms-1"))
                .singleElement()
                .extracting(JournalEntry::facts)
                .satisfies(facts -> assertThat(facts).containsEntry("expires_at", "2026-12-30T16:00:00Z"));
    }

    @Test
    void theSameFilesAgainChangeNothing() {
        var folder = BrokenPortfolioTest.good();
        imports.load(folder.path(), now());
        var before = Everything.in(jdbc());

        var again = imports.load(folder.path(), now());
        assertThat(again)
                .isEqualTo(new Imported(new Imported.Count(0, 3), new Imported.Count(0, 8), new Imported.Count(0, 3)));
        assertThat(Everything.in(jdbc())).isEqualTo(before);
    }

    @Test
    void whatLivedOnIsLeftAsItIs() {
        var folder = BrokenPortfolioTest.good();
        imports.load(folder.path(), now());
        runTo(at("2027-03-01 09:00"));
        assertThat(attempts("dms-1")).contains("RENEWED");
        var before = Everything.in(jdbc());

        imports.load(folder.path(), now());
        assertThat(Everything.in(jdbc())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        accounts.csv      ~ Numbers,CNY ~ Numbers,USD ~ accounts.csv:4:3 (currency): is USD, but account 10086 has CNY
        subscriptions.csv ~ dom-1,globex ~ dom-1,acme ~ subscriptions.csv:4:2 (account): is acme, but dom-1 belongs to globex
        subscriptions.csv ~ payg-1,acme,dms,standard ~ payg-1,acme,mail,standard ~ subscriptions.csv:6:3 (product): is mail, but payg-1 is of dms
        coupons.csv       ~ CASH,100.00 ~ CASH,90.00 ~ coupons.csv:2:4 (value): is 90.00, but coupon cash was granted with another
        coupons.csv       ~ off-50,acme,THRESHOLD,50.00,,200.00 ~ off-50,acme,CASH,50.00,, ~ coupons.csv:3:3 (kind): is CASH, but coupon off-50 is THRESHOLD
        """)
    void whatNeverChangesMayNotDiffer(String file, String find, String write, String told) {
        var folder = BrokenPortfolioTest.good();
        imports.load(folder.path(), now());
        var before = Everything.in(jdbc());

        folder.with(file, BrokenPortfolioTest.resource(file).replace(find, write));
        var refused = catchThrowableOfType(ImportRefused.class, () -> imports.load(folder.path(), now()));
        assertThat(refused.problems())
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .startsWith(told)
                .contains("never changes");
        assertThat(Everything.in(jdbc())).isEqualTo(before);
    }

    @Test
    void aFailureWhileWritingTakesEverythingBack() {
        var before = Everything.in(jdbc());
        jdbc().sql("alter table coupon add constraint none check (kind <> 'PERCENT')")
                .update();
        try {
            assertThatThrownBy(() -> imports.load(BrokenPortfolioTest.good().path(), now()))
                    .isInstanceOf(DataIntegrityViolationException.class);
        } finally {
            jdbc().sql("alter table coupon drop constraint none").update();
        }
        assertThat(Everything.in(jdbc())).isEqualTo(before);
    }

    /** Domains: 30 days of grace, 30 of redemption. DMS: 7 days suspended. Mailboxes: 30. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        dms,    standard, 2026-03-02T09:01:00+08:00, ACTIVE,
        dms,    standard, 2026-03-02T09:00:00+08:00, SUSPENDED,
        dms,    standard, 2026-02-24T00:00:00+08:00, SUSPENDED,
        dms,    standard, 2026-02-23T00:00:00+08:00, RELEASED, 2026-03-02T00:00:00+08:00
        mail,   standard, 2026-02-01T00:00:00+08:00, SUSPENDED,
        mail,   standard, 2026-01-31T00:00:00+08:00, RELEASED, 2026-03-02T00:00:00+08:00
        domain, com,      2026-03-01T00:00:00+08:00, GRACE,
        domain, com,      2026-01-31T00:00:00+08:00, SUSPENDED,
        domain, com,      2026-01-01T00:00:00+08:00, RELEASED, 2026-03-02T00:00:00+08:00
        """)
    void withoutAPhaseAnItemStandsWhereItsDatesSay(
            String product, String edition, String expires, Phase phase, String releasedAt) {
        var line = "s,a,%s,%s,,SUBSCRIPTION,2025-01-01T00:00:00Z,%s,AUTO,P1Y,,".formatted(product, edition, expires);
        imports.load(Folder.fresh().accounts(NOBODY).subscriptions(line).path(), now());

        var item = item("s");
        assertThat(item.life().phase()).isEqualTo(phase);
        assertThat(item.life().releasedAt())
                .isEqualTo(
                        releasedAt == null
                                ? null
                                : java.time.OffsetDateTime.parse(releasedAt).toInstant());
        if (phase != Phase.ACTIVE) {
            assertThat(item.due().tryAt()).isNull();
        }
        assertThat(jdbc().sql("select count(*) from notice").query(Long.class).single())
                .isZero();
        assertThat(jdbc().sql("select count(*) from provider_task")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2026-06-01, AUTO,   2026-05-23T00:00:00Z, missed nothing
        2026-03-06, AUTO,   2026-02-25T00:00:00Z, days missed are made up by one try
        2026-03-04, AUTO,   2026-02-23T00:00:00Z, the day of the last try
        2026-03-03, AUTO,   2026-03-02T01:00:00Z, too late: at once to be refused on the record
        2026-06-01, MANUAL, ,                     nothing automatic
        """)
    void automaticOnesAreTriedAsIfTheyHadBeenForLong(String expires, Mode mode, Instant tryAt, String why) {
        var line = "s,a,dms,standard,,SUBSCRIPTION,2025-01-01T00:00:00Z,%sT00:00:00+08:00,%s,P1M,,"
                .formatted(expires, mode);
        imports.load(Folder.fresh().accounts(NOBODY).subscriptions(line).path(), now());

        assertThat(item("s").due().tryAt()).as(why).isEqualTo(tryAt);
    }

    @Test
    void turnedOnTooLateIsRefusedByTheNextRun() {
        var line = "s,a,dms,standard,,SUBSCRIPTION,2025-01-01T00:00:00Z,2026-03-03T00:00:00+08:00,AUTO,P1M,,";
        imports.load(Folder.fresh().accounts(NOBODY).subscriptions(line).path(), now());
        catchUp(now().plusSeconds(1));

        assertThat(attempts("s")).containsExactly("EXPIRES_TOO_SOON");
    }

    @Test
    void aPhaseThatAnExportToldIsBelieved() {
        var header = Folder.SUBSCRIPTIONS.strip() + ",phase\n";
        var folder = Folder.fresh()
                .accounts(NOBODY)
                .with(
                        "subscriptions.csv",
                        header
                                + "g,a,domain,com,,SUBSCRIPTION,2025-01-01T00:00:00Z,2026-02-20T00:00:00+08:00,NONE,,,,SUSPENDED\n"
                                + "r,a,domain,com,,SUBSCRIPTION,2025-01-01T00:00:00Z,2026-02-20T00:00:00+08:00,NONE,,,,RELEASED\n"
                                + "p,a,dms,standard,,PAY_AS_YOU_GO,2025-01-01T00:00:00Z,,,,,,RELEASED\n");
        imports.load(folder.path(), now());

        assertThat(item("g").life().phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(item("r").life().phase()).isEqualTo(Phase.RELEASED);
        assertThat(item("r").life().releasedAt()).isNotNull();
        assertThat(item("p").life().phase()).isEqualTo(Phase.RELEASED);
    }

    @Test
    void columnsStandInAnyOrderAfterAByteOrderMark() {
        var folder = Folder.fresh()
                .with(
                        "accounts.csv",
                        "\uFEFFname,account,time_zone,currency,low_balance_threshold,credit_limit,balance,phone,email,language\r\n"
                            + "名字,a,Asia/Shanghai,CNY,,,10,,,zh-CN");
        imports.load(folder.path(), now());

        var account = bean(Accounts.class).find(new Account.Id("a")).orElseThrow();
        assertThat(account.name()).isEqualTo("名字");
        assertThat(account.language().getLanguage()).isEqualTo("zh");
        assertThat(wallet(account).balance()).isEqualTo(cny("10.00"));
    }

    @Test
    void instancesOfASavedAnswerBecomeItems() {
        imports.load(BrokenPortfolioTest.good().path(), now());

        var dms = item("dms-cn-1");
        assertThat(dms.account().value()).isEqualTo("10086");
        assertThat(dms.item().edition()).isEqualTo("standard");
        assertThat(dms.life().expiresAt()).isEqualTo(Instant.parse("2026-08-09T16:00:00Z"));
        assertThat(dms.plan().period()).isEqualTo(new Period(3));
        assertThat(item("S20251").plan().mode()).isEqualTo(Mode.NONE);
        assertThat(item("S20251").item().product()).isEqualTo("domain");
        assertThat(item("dms-cn-2").isPayAsYouGo()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '\0', textBlock = """
        {"PageNum":1,"InstanceList":[%s]}
        [%s]
        [{"Data":{"InstanceList":[%s]}},{"Data":{"InstanceList":[]}}]
        {"Data":{"InstanceList":{"InstanceList":[%s]}}}
        """)
    void savedAnswersComeInSeveralShapes(String shape) {
        var instance = """
            {"InstanceID":"i","OwnerId":"a","ProductType":"mail","SubscriptionType":"Subscription",
            "CreateTime":"2025-05-02T03:04:05Z","EndTime":"2026-05-02T16:00:00Z","RenewStatus":"ManualRenewal"}
            """;
        var folder = Folder.fresh().accounts(NOBODY).with("instances.json", shape.formatted(instance));
        assertThat(imports.load(folder.path(), now()).subscriptions().added()).isEqualTo(1);
        assertThat(item("i").item().edition()).isEqualTo("standard");
    }

    @Test
    void itemsAndCouponsMayBelongToAccountsThatAreThereAlready() {
        imports.load(Folder.fresh().accounts(NOBODY).path(), now());
        var line = "s,a,dms,standard,,SUBSCRIPTION,2026-01-31T00:00:00+08:00,2026-05-31T00:00:00+08:00,NONE,,,";
        imports.load(Folder.fresh().subscriptions(line).path(), now());
        var coupon = "c,a,CASH,5,,,,,,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z";
        imports.load(Folder.fresh().coupons(coupon).path(), now());

        assertThat(item("s").account().value()).isEqualTo("a");
        assertThat(bean(Coupons.class).of(bucket("a"), new Account.Id("a"))).hasSize(1);
    }

    /** Rule 4. */
    @Test
    void aCouponThatComesInWakesTheRenewalThatWaitsForIt() {
        var line = "s,a,dms,standard,,SUBSCRIPTION,2025-01-01T00:00:00Z,2026-03-10T00:00:00+08:00,AUTO,P1M,,";
        imports.load(Folder.fresh().accounts(NOBODY).subscriptions(line).path(), now());
        catchUp(now().plusSeconds(1));
        assertThat(attempts("s")).containsExactly("INSUFFICIENT_BALANCE");

        var coupon = "c,a,CASH,500,,,,,RENEWAL,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z";
        imports.load(Folder.fresh().coupons(coupon).path(), now());
        catchUp(now().plusSeconds(1));
        assertThat(attempts("s")).containsExactly("INSUFFICIENT_BALANCE", "RENEWED");
    }

    @Test
    void twentyThousandItemsComeInWithinSeconds() {
        var accounts = new String[1000];
        var items = new String[20_000];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = "acc" + i + ",Account " + i + ",CNY,Asia/Shanghai,en,,,100.00,,";
        }
        for (int i = 0; i < items.length; i++) {
            items[i] = "sub" + i + ",acc" + i % accounts.length
                    + ",dms,standard,,SUBSCRIPTION,2026-01-31T00:00:00+08:00,2026-12-31T00:00:00+08:00,AUTO,P1M,,";
        }
        var folder = Folder.fresh().accounts(accounts).subscriptions(items);
        long begun = System.nanoTime();
        var imported = imports.load(folder.path(), now());
        assertThat(imported.subscriptions().added()).isEqualTo(20_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    private int bucket(String account) {
        return bean(Accounts.class).bucketOf(new Account.Id(account));
    }
}
