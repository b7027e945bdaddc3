package dev.perennial.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Parcel;
import dev.perennial.sms.ToldReceipts.Told;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** What a message center tells later of texts it took. */
class SmppReceiptsTest extends Scene {
    private static final SmscSimulator CENTER = new SmscSimulator(700);

    private final ToldReceipts told = bean(ToldReceipts.class);
    private final SmppCarrier carrier = bean(SmppCarrier.class);

    @Override
    protected Map<String, String> settings() {
        return CENTER.settings();
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        ToldReceipts.into(fresh);
    }

    @AfterAll
    static void end() {
        CENTER.close();
    }

    private List<String> sent(Parcel parcel) {
        return List.of(
                ((Answer.Taken) carrier.carry(parcel)).reference().orElseThrow().split(","));
    }

    @Test
    void aReceiptFindsItsMessageOnceHoweverOftenItComes() {
        var parcel = Texts.parcel("+8613800100000", "hello");
        var id = sent(parcel).getFirst();
        CENTER.receipt(id, "ENROUTE");
        assertThat(told.of(parcel.message())).isEmpty();
        CENTER.receipt(id, "DELIVRD");
        CENTER.receipt("000" + id, "DELIVRD");
        CENTER.receipt(id, "UNDELIV");
        assertThat(told.of(parcel.message())).containsExactly(new Told(parcel.message(), true, "DELIVRD, error 000"));
    }

    @Test
    void aFailureIsToldAsOne() {
        var parcel = Texts.parcel("+8613800110000", "hello");
        CENTER.receipt(sent(parcel).getFirst(), "UNDELIV");
        assertThat(told.of(parcel.message())).containsExactly(new Told(parcel.message(), false, "UNDELIV, error 000"));
        var rejected = Texts.parcel("+8613800110000", "hello");
        CENTER.receiptByParameters(sent(rejected).getFirst(), (byte) 8);
        assertThat(told.of(rejected.message())).containsExactly(new Told(rejected.message(), false, "REJECTED"));
        var arrived = Texts.parcel("+8613800110000", "hello");
        CENTER.receiptByParameters(sent(arrived).getFirst(), (byte) 2);
        assertThat(told.of(arrived.message())).containsExactly(new Told(arrived.message(), true, "DELIVERED"));
    }

    @Test
    void aLongTextArrivedWhenAllItsPartsDid() {
        var parcel = Texts.parcel("+8613800120000", "z".repeat(400));
        var ids = sent(parcel);
        CENTER.receipt(ids.get(2), "DELIVRD");
        CENTER.receipt(ids.get(0), "DELIVRD");
        CENTER.receipt(ids.get(0), "DELIVRD");
        assertThat(told.of(parcel.message())).isEmpty();
        CENTER.receipt(ids.get(1), "DELIVRD");
        assertThat(told.of(parcel.message()))
                .containsExactly(new Told(parcel.message(), true, "DELIVRD, error 000, 3 parts"));

        var broken = Texts.parcel("+8613800120000", "z".repeat(400));
        var others = sent(broken);
        CENTER.receipt(others.get(0), "DELIVRD");
        CENTER.receipt(others.get(1), "EXPIRED");
        CENTER.receipt(others.get(2), "DELIVRD");
        assertThat(told.of(broken.message()))
                .containsExactly(new Told(broken.message(), false, "part 2 of 3: EXPIRED, error 000"));
    }

    @Test
    void aReceiptMayComeBeforeTheAnswer() {
        var parcel = Texts.parcel("+8613800130000", "early");
        CENTER.receiptAtOnce("DELIVRD");
        try {
            sent(parcel);
        } finally {
            CENTER.receiptAtOnce(null);
        }
        assertThat(told.of(parcel.message())).isEmpty();
        bean(SmsErrand.class).run(0, now());
        assertThat(told.of(parcel.message())).hasSize(1);
        bean(SmsErrand.class).run(0, now());
        assertThat(told.of(parcel.message())).hasSize(1);
        assertThat(jdbc().sql("select count(*) from sms_receipt where said like 'early%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** The two statements see neither's row where they run at the same moment. */
    @Test
    void whatWasWrittenAtTheSameMomentIsBroughtTogetherAtTheNextTurn() {
        var parcel = Texts.parcel("+8613800140000", "race");
        var id = sent(parcel).getFirst();
        transaction()
                .executeWithoutResult(
                        status -> bean(SmsStore.class).hear("smpp", id, ReceiptRule.Fate.DELIVERED, "DELIVRD", now()));
        assertThat(told.of(parcel.message())).isEmpty();
        bean(SmsErrand.class).run(1, now());
        assertThat(told.of(parcel.message())).isEmpty();
        bean(SmsErrand.class).run(0, now());
        assertThat(told.of(parcel.message())).hasSize(1);
    }

    /** Until the answer to the message itself is recorded, what arrived would be of a message that was never sent. */
    @Test
    void nothingIsToldOfAMessageThatIsStillOnItsWay() {
        var account = account("lotus", "1.00");
        var parcel = Texts.parcel(bean(Ids.class).next("lotus", now()), "+8613800150000", "hello");
        message(account, parcel.message());
        CENTER.receipt(sent(parcel).getFirst(), "DELIVRD");
        assertThat(told.of(parcel.message())).isEmpty();
        jdbc().sql("update message set state = 'SENT', settled_at = created_at where message_id = ?")
                .param(parcel.message())
                .update();
        bean(SmsErrand.class).run(0, now());
        assertThat(told.of(parcel.message())).hasSize(1);
    }

    private void message(Account account, UUID id) {
        jdbc().sql("""
            insert into message (bucket, message_id, account_id, contact_id, channel, recipient, language, created_at,
              due_at, attempts, state) select ?, ?, ?, ?, 'SMS', '+8613800150000', 'en', t, t, 1, 'QUEUED'
            from (select ?::timestamptz) x (t)\
            """)
                .params(
                        bean(Accounts.class).bucketOf(account.id()),
                        id,
                        account.id().value(),
                        UUID.randomUUID(),
                        now().atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    @Test
    void whatCannotBeKeptIsSentAgainAndWhatCannotBeToldIsToldLater() {
        var parcel = Texts.parcel("+8613800160000", "hello");
        var id = sent(parcel).getFirst();
        told.fails = true;
        try {
            assertThatThrownBy(() -> CENTER.receipt(id, "DELIVRD")).hasMessageContaining("Negative response");
        } finally {
            told.fails = false;
        }
        CENTER.receipt(id, "DELIVRD");
        CENTER.receipt(id, "DELIVRD");
        assertThat(told.of(parcel.message())).hasSize(1);
    }

    @Test
    void strangersReceiptsAndPeoplesRepliesChangeNothing() {
        carrier.check();
        CENTER.receipt("4711471147", "DELIVRD");
        CENTER.receipt("", "DELIVRD");
        CENTER.receipt("12", "WHATEVER");
        CENTER.reply("id:700 stat:UNDELIV TD");
        assertThat(jdbc().sql("select reference from sms_receipt")
                        .query(String.class)
                        .list())
                .contains("4711471147")
                .doesNotContain("700", "12");
    }

    @Test
    void aRepeatCompletesWhatTheFirstTryBegan() {
        var parcel = Texts.parcel("+8613800170000", "r".repeat(200));
        CENTER.answerNext(0, org.jsmpp.SMPPConstant.STAT_ESME_RTHROTTLED);
        assertThat(carrier.carry(parcel)).isInstanceOf(Answer.NotNow.class);
        var first = CENTER.submissions().getLast().id();
        CENTER.receipt(first, "UNDELIV");
        assertThat(told.of(parcel.message())).isEmpty();
        var ids = sent(parcel);
        CENTER.receipt(ids.get(1), "DELIVRD");
        assertThat(told.of(parcel.message())).isEmpty();
        CENTER.receipt(ids.get(0), "DELIVRD");
        assertThat(told.of(parcel.message())).hasSize(1);
    }

    @Test
    void idsMayBeWrittenOtherwiseInReceipts() {
        var settings = new HashMap<>(CENTER.settings());
        settings.put("perennial.sms.smpp.receipt-ids", "decimal-then-hex");
        var other = new SmppCarrier(
                new SmppSettings(Texts.environment(settings)), bean(Deliveries.class), bean(PlatformClock.class));
        try {
            var parcel = Texts.parcel("+8613800180000", "hello");
            var taken = (Answer.Taken) other.carry(parcel);
            CENTER.receipt(
                    "0"
                            + Long.toHexString(Long.parseLong(taken.reference().orElseThrow()))
                                    .toUpperCase(java.util.Locale.ROOT),
                    "DELIVRD");
            assertThat(told.of(parcel.message())).hasSize(1);
            var another = Texts.parcel("+8613800180000", "hello");
            var also = (Answer.Taken) other.carry(another);
            CENTER.receiptByParameters(also.reference().orElseThrow(), (byte) 2);
            assertThat(told.of(another.message())).hasSize(1);
        } finally {
            other.destroy();
        }
    }

    @Test
    void aReceiptIsOfOneTextOnlyEvenWhereItNamesTwo() {
        var right = Texts.parcel("+8613800185000", "hello");
        var other = Texts.parcel("+8613800185000", "hello");
        var id = sent(right).getFirst();
        CENTER.receipt(sent(other).getFirst(), "DELIVRD", id);
        assertThat(told.of(right.message())).hasSize(1);
        assertThat(told.of(other.message())).isEmpty();
    }

    @Test
    void thirtyDaysLaterNothingIsKept() {
        var parcel = Texts.parcel("+8613800190000", "hello");
        sent(parcel);
        var later = now().plus(Duration.ofDays(29));
        bean(Deliveries.class).settle("smpp", later);
        assertThat(parts(parcel)).isEqualTo(1);
        bean(Deliveries.class).settle("smpp", later.plus(Duration.ofDays(2)));
        assertThat(parts(parcel)).isZero();
    }

    private long parts(Parcel parcel) {
        return jdbc().sql("select count(*) from sms_part where message_id = ?")
                .param(parcel.message())
                .query(Long.class)
                .single();
    }
}
