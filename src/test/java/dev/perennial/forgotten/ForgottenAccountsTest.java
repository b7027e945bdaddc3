package dev.perennial.forgotten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Notice;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.NameRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 33: who forgot the account is told its name, at the address on file. */
class ForgottenAccountsTest extends Scene {
    private final ForgottenAccounts forgotten = bean(ForgottenAccounts.class);

    @ParameterizedTest
    @CsvSource({
        "office@pine.example, office@pine.example|pine.example",
        "' Pine.Example ', pine.example",
        "李雷@松.中国, 李雷@松.中国|松.中国",
        "database, ''",
        "two words.example, ''",
        "@pine.example, ''",
        "a@b@pine.example, ''",
        "pine., ''",
        "'', ''"
    })
    void namesOfMailboxesAndDomainsAreFoundAndNoOthers(String typed, String names) {
        assertThat(String.join("|", NameRule.names(typed))).isEqualTo(names);
    }

    @Test
    void theAccountThatBoughtItIsToldItsNameAndNobodyElse() {
        var pine = account("pine", "0.00");
        var other = account("other", "0.00");
        bought("mail-1", pine, "mail", "standard", "office@pine.example");
        bought("oak-domain", other, "domain", "com", "oak.example");

        forgotten.tell("Office@PINE.example ", now());
        assertThat(told(pine)).singleElement().satisfies(notice -> {
            assertThat(notice.channel()).isEqualTo(Channel.EMAIL);
            assertThat(notice.recipient()).isEqualTo("pine@example.com");
            assertThat(notice.facts())
                    .containsEntry("account", "Account pine")
                    .containsEntry("id", "pine")
                    .containsEntry("name", "Office@PINE.example");
        });
        assertThat(told(other)).isEmpty();
        assertThat(journal(pine)).containsExactly("ACCOUNT_ASKED_FOR");

        forgotten.tell("pine.example", now());
        forgotten.tell("nobody@pine.example", now());
        assertThat(told(pine))
                .as("one message a day, however often it is asked")
                .hasSize(1);
        forgotten.tell("oak.example", now());
        assertThat(told(other)).hasSize(1);
    }

    @Test
    void whoeverAsksForWhatNobodyBoughtChangesNothing() {
        var elm = account("elm", "0.00");
        bought("elm-db", elm, "dms", "standard", "Orders database");
        forgotten.tell("nobody@nowhere.example", now());
        forgotten.tell("Orders database", now());
        forgotten.tell("elm-db", now());
        assertThat(told(elm)).isEmpty();
        assertThat(journal(elm)).isEmpty();
    }

    @Test
    void whoHasNoAddressOnFileIsToldNothing() {
        var mute = account("mute", "0.00");
        bought("mute-domain", mute, "domain", "com", "mute.example");
        jdbc().sql("update contact set email = null, email_verified_at = null where account_id = 'mute'")
                .update();
        forgotten.tell("mute.example", now());
        assertThat(told(mute)).isEmpty();
        assertThat(journal(mute)).isEmpty();
    }

    @Test
    void aNameThatSeveralBoughtIsToldToEachOfThem() {
        for (int n = 1; n <= 6; n++) {
            bought("shared-" + n, account("sharer" + n, "0.00"), "mail", "standard", "team@shared.example");
        }
        forgotten.tell("team@shared.example", now());
        assertThat(jdbc().sql("select count(*) from notice where kind = 'ACCOUNT_ASKED_FOR' and account_id like"
                                + " 'sharer%' and channel = 'EMAIL'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    private void bought(String id, Account account, String product, String edition, String name) {
        var item = new Item(product, edition, name, Billing.SUBSCRIPTION, day("2025-03-01"), null, null);
        item(id, account, item, "2026-12-20", Mode.MANUAL, null);
    }

    private List<Notice> told(Account account) {
        return bean(Notices.class).of(bean(Accounts.class).bucketOf(account.id()), account.id()).stream()
                .filter(notice -> notice.kind() == NoticeKind.ACCOUNT_ASKED_FOR)
                .filter(notice -> notice.channel() != Channel.CONSOLE)
                .toList();
    }

    private List<String> journal(Account account) {
        return jdbc().sql("select distinct kind from journal where account_id = ?")
                .param(account.id().value())
                .query(String.class)
                .list();
    }
}
