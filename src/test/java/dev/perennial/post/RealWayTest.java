package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contacts;
import dev.perennial.mail.RealMail;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.Proofs;
import dev.perennial.sms.SmscSimulator;
import dev.perennial.subscription.Mode;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Rules 31 and 32 with nothing played: a mail server and a message center on this machine's loopback, the platform's own
 * carriers to both, and what either tells later read as it comes.
 */
class RealWayTest extends MessageScene {
    private static final SmscSimulator CENTER = new SmscSimulator(40);
    private static final RealMail MAIL = new RealMail();

    @Override
    protected Map<String, String> settings() {
        return CENTER.settings();
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        MAIL.register(fresh);
    }

    @AfterAll
    static void end() {
        CENTER.close();
        MAIL.close();
    }

    @Test
    void rule31AReminderGoesBothWaysOnceAndThePhonesReceiptIsOnItsProof() throws Exception {
        var account = account("lotus", "0.00");
        phone(account, "+8613800111111");
        remind("lotus-db", account);
        var email = one(account, Channel.EMAIL);
        var sms = one(account, Channel.SMS);
        assertThat(List.of(email.state(), sms.state())).containsOnly(State.SENT);
        var mails = MAIL.arrived("lotus@example.com");
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getSubject()).isEqualTo(email.subject().orElseThrow());
        assertThat(mails.getFirst().getHeader("X-Perennial-Message", null))
                .isEqualTo(email.id().toString());
        var texts = CENTER.texts("8613800111111");
        assertThat(texts).hasSize(1);
        assertThat(texts.getFirst().words()).isEqualTo(sms.body().orElseThrow()).contains("lotus-db");

        arrives(sms);
        var proof = bean(Proofs.class).find(account.id(), sms.id()).orElseThrow();
        assertThat(proof.message().state()).isEqualTo(State.DELIVERED);
        assertThat(proof.message().answer().orElseThrow()).contains("DELIVRD");
        assertThat(proof.attempts()).hasSize(1);
        assertThat(proof.isLate()).isFalse();
        arrives(sms);
        nothingMoreComesOf(account, "8613800111111");
        assertThat(messages.find(sms.id()).orElseThrow().settledAt())
                .isEqualTo(proof.message().settledAt());
    }

    @Test
    void rule32WhatBouncesGoesToTheSamePersonsPhone() throws Exception {
        var account = account("harbor", "0.00");
        phone(account, "+8613800222222");
        says(first(account), Channel.SMS, false);
        remind("harbor-db", account);
        var email = one(account, Channel.EMAIL);
        assertThat(CENTER.texts("8613800222222")).isEmpty();

        bounces(email);
        assertThat(first(account).email().orElseThrow().isReachable()).isFalse();
        var instead = one(account, Channel.SMS);
        assertThat(instead.insteadOf()).contains(email.id());
        assertThat(instead.contact()).isEqualTo(email.contact());
        assertThat(instead.state()).isEqualTo(State.SENT);
        assertThat(CENTER.texts("8613800222222")).hasSize(1);
        assertThat(CENTER.texts("8613800222222").getFirst().words()).contains("harbor-db");
        arrives(instead);
        var proof = bean(Proofs.class).find(email.id()).orElseThrow();
        assertThat(proof.after()).extracting(Proofs.Step::state).containsExactly(State.DELIVERED);
        nothingMoreComesOf(account, "8613800222222");
    }

    @Test
    void rule32WhereThereIsNoPhoneItGoesToTheNextPerson() throws Exception {
        var account = account("northwind", "0.00");
        jdbc().sql("update contact set phone = null, phone_verified_at = null where account_id = 'northwind'")
                .update();
        var second = second(account, "second@example.com");
        says(second, Channel.EMAIL, false);
        remind("northwind-db", account);
        var email = one(account, Channel.EMAIL);
        assertThat(email.recipient()).isEqualTo("northwind@example.com");
        assertThat(MAIL.arrived("second@example.com")).isEmpty();

        bounces(email);
        assertThat(first(account).email().orElseThrow().isReachable()).isFalse();
        var instead = of(account).stream()
                .filter(message -> message.insteadOf().equals(Optional.of(email.id())))
                .toList();
        assertThat(instead).extracting(Message::recipient).containsExactly("second@example.com");
        assertThat(instead).extracting(Message::state).containsExactly(State.SENT);
        assertThat(MAIL.arrived("second@example.com"))
                .extracting(MimeMessage::getSubject)
                .filteredOn(subject -> subject.contains("northwind-db"))
                .hasSize(1);
        nothingMoreComesOf(account, "none");
        assertThat(MAIL.arrived("northwind@example.com")).hasSize(1);
    }

    /** An item that ends in ten days, until an hour after it was reminded of. */
    private void remind(String id, Account account) {
        var end = now().atZone(SHANGHAI).toLocalDate().plusDays(10);
        item(id, account, "dms", "standard", end.toString(), Mode.MANUAL, null);
        runTo(at(end.minusDays(7) + " 10:00"));
    }

    private void arrives(Message sms) {
        for (var id : sms.reference().orElseThrow().split(",")) {
            CENTER.receipt(id, "DELIVRD");
        }
    }

    /** The mail that arrived comes back, is read once, and the platform goes on for a while. */
    private void bounces(Message email) throws Exception {
        assertThat(email.state()).isEqualTo(State.SENT);
        var mails = MAIL.arrived(email.recipient());
        assertThat(mails).hasSize(1);
        MAIL.giveBack(mails.getFirst(), "550 5.1.1 no such user");
        assertThat(MAIL.read(now())).isEqualTo(Map.of("BOUNCED", 1));
        assertThat(MAIL.read(now())).isEmpty();
        runTo(now().plus(Duration.ofMinutes(5)));
        var lost = messages.find(email.id()).orElseThrow();
        assertThat(lost.state()).isEqualTo(State.BOUNCED);
        assertThat(lost.answer()).contains("550 5.1.1 no such user");
    }

    private void nothingMoreComesOf(Account account, String phone) {
        var told = of(account);
        int mails = told.stream()
                .mapToInt(message -> MAIL.arrived(message.recipient()).size())
                .sum();
        int texts = CENTER.texts(phone).size();
        runTo(now().plus(Duration.ofDays(1)));
        assertThat(of(account)).isEqualTo(told);
        assertThat(told.stream()
                        .mapToInt(message -> MAIL.arrived(message.recipient()).size())
                        .sum())
                .isEqualTo(mails);
        assertThat(CENTER.texts(phone)).hasSize(texts);
    }

    private void phone(Account account, String number) {
        jdbc().sql("update contact set phone = ? where account_id = ?")
                .params(number, account.id().value())
                .update();
    }

    private void says(Contact contact, Channel channel, boolean wanted) {
        jdbc().sql("insert into notice_preference select bucket, contact_id, 'EXPIRING', '*', ?, ? from contact where"
                        + " contact_id = ?")
                .params(channel.name(), wanted, contact.id())
                .update();
    }

    private Contact first(Account account) {
        return bean(Contacts.class)
                .of(bean(Accounts.class).bucketOf(account.id()), account.id())
                .getFirst();
    }
}
