package dev.perennial.autotopup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.audit.Audits;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Notice;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.support.GenericApplicationContext;

/** Stories of accounts whose kept way to pay a {@link Till} charges. */
abstract class TillScene extends Scene {
    protected final Till till = bean(Till.class);

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        fresh.registerBean(Till.class, Till::new);
    }

    @BeforeEach
    void begin() {
        startAt(start());
        jdbc().sql("delete from run_log").update();
        till.forget();
    }

    protected int bucket(Account account) {
        return bean(Accounts.class).bucketOf(account.id());
    }

    /** Keeps a way to pay for this account, as if the customer had ticked it. */
    protected void keep(Account account, String lastMonth) {
        jdbc().sql("""
            insert into kept_method (bucket, account_id, gateway, customer, method, label, kept_at, expires_after)
            values (:bucket, :account, 'till', 'c-1', 'm-1', 'Visa •••• 4242', :at, :until)
            on conflict (bucket, account_id, gateway) do update set expires_after = excluded.expires_after\
            """)
                .param("bucket", bucket(account))
                .param("account", account.id().value())
                .param("at", now().atOffset(java.time.ZoneOffset.UTC))
                .param("until", LocalDate.parse(lastMonth + "-01"))
                .update();
    }

    /** An account that agreed to no more than this a month. */
    protected Account agreed(String id, String balance, String ceiling) {
        var account = account(id, balance);
        keep(account, "2029-12");
        turnOn(account, ceiling);
        return account;
    }

    protected Agreement turnOn(Account account, String ceiling) {
        return bean(AutoTopUps.class)
                .turnOn(account.id(), new AutoTopUps.Consent(ceiling, Agreement.TEXT), customer(account.id()), now())
                .orThrow();
    }

    protected AutoTopUps.Stopped stop(Account account) {
        return bean(AutoTopUps.class)
                .stop(account.id(), customer(account.id()), now())
                .orThrow();
    }

    protected Agreement agreement(Account account) {
        return bean(AutoTopUps.class).find(account.id()).orElseThrow();
    }

    protected List<String> outcomes(Account account) {
        return bean(AutoTopUps.class).charges(account.id(), 100).reversed().stream()
                .map(charge -> charge.outcome().map(Enum::name).orElse("OPEN"))
                .toList();
    }

    protected List<Notice> told(Account account, NoticeKind kind) {
        return bean(Notices.class).of(bucket(account), account.id()).stream()
                .filter(notice -> notice.kind() == kind && notice.channel() != Channel.CONSOLE)
                .toList();
    }

    /** What an item's failed tries were told with, oldest first. */
    protected List<Map<String, String>> failures(String item) {
        return jdbc().sql("""
            select facts from notice_item where subscription_id = ? and kind = 'RENEWAL_FAILED' and channel = 'EMAIL'
            order by occasion\
            """)
                .param(item)
                .query((row, n) -> dev.perennial.db.Facts.parse(row.getString("facts")))
                .list();
    }

    protected void assertLaws() {
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }
}
