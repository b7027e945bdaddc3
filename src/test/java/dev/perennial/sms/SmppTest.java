package dev.perennial.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Carrier.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** Text messages to a message center, on the wire. */
class SmppTest extends Scene {
    private static final SmscSimulator CENTER = new SmscSimulator();

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

    private SmppCarrier carrier() {
        return bean(SmppCarrier.class);
    }

    /** Another carrier to the same center, with these settings besides. */
    private SmppCarrier carrier(String... settings) {
        var all = new HashMap<>(CENTER.settings());
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            all.put(SmppSettings.PREFIX + parts[0], parts[1]);
        }
        return new SmppCarrier(
                new SmppSettings(Texts.environment(all)), bean(Deliveries.class), bean(PlatformClock.class));
    }

    private SmscSimulator.Text shown(String number) {
        return CENTER.texts(number).getLast();
    }

    @Test
    void textsArriveAsTheyWereWritten() {
        var letters = "Renew mail-1 by 2 March [€9.00 {net}]: https://p.example/go/~a|b^c\\d";
        var chinese = "您的企业邮箱将于3月5日到期，请及时续费。";
        var emoji = "已续费 🎉";
        var long1 = letters.repeat(5);
        var long2 = chinese.repeat(9);
        int n = 0;
        for (var words : List.of(letters, chinese, emoji, long1, long2, "好".repeat(66) + "🎉" + "了".repeat(10), "x")) {
            var number = "861380001000" + n++;
            assertThat(carrier().carry(Texts.parcel("+" + number, words))).isInstanceOf(Answer.Taken.class);
            var shown = shown(number);
            assertThat(shown.words()).isEqualTo(words);
            assertThat(shown.whole()).isTrue();
            assertThat(shown.from()).isEqualTo("Perennial");
        }
        assertThat(shown("8613800010000").parts()).isEqualTo(1);
        assertThat(shown("8613800010003").parts()).isEqualTo(3);
        assertThat(shown("8613800010004").parts()).isEqualTo(3);
        assertThat(shown("8613800010005").parts()).isEqualTo(2);
    }

    @Test
    void theAnswerIsKeptAsProofAndReceiptsAreAskedFor() {
        var taken = (Answer.Taken) carrier().carry(Texts.parcel("+8613800020000", "x".repeat(300)));
        var mine = CENTER.submissions().stream()
                .filter(one -> one.pdu().getDestAddress().equals("8613800020000"))
                .toList();
        assertThat(taken.reference())
                .hasValue(mine.getFirst().id() + "," + mine.getLast().id());
        assertThat(taken.said()).isEqualTo("2 parts, ids " + taken.reference().orElseThrow());
        assertThat(mine).allSatisfy(one -> {
            assertThat(one.pdu().getRegisteredDelivery()).isEqualTo((byte) 1);
            assertThat(one.pdu().getDestAddrTon()).isEqualTo((byte) 1);
            assertThat(one.pdu().getSourceAddrTon()).isEqualTo((byte) 5);
            assertThat(one.pdu().getEsmClass()).isEqualTo((byte) 0x40);
        });
    }

    @Test
    void settingsSayHowNumbersAndTextsAreWritten() {
        var carrier = carrier(
                "number-form=national",
                "country-code=86",
                "alphabet=ucs2",
                "long-messages=payload",
                "receipts=false",
                "source=10690001");
        try {
            assertThat(carrier.carry(Texts.parcel("+86 138-0003-0000", "plain ".repeat(50))))
                    .isInstanceOf(Answer.Taken.class);
        } finally {
            carrier.destroy();
        }
        var pdu = CENTER.submissions().getLast().pdu();
        assertThat(shown("13800030000").words()).isEqualTo("plain ".repeat(50));
        assertThat(pdu.getShortMessage()).isEmpty();
        assertThat(pdu.getDataCoding()).isEqualTo((byte) 8);
        assertThat(pdu.getDestAddrTon()).isEqualTo((byte) 2);
        assertThat(pdu.getRegisteredDelivery()).isZero();
        assertThat(pdu.getSourceAddr()).isEqualTo("10690001");
    }

    @Test
    void everyNoHasItsAnswer() {
        assertThat(carrier().carry(Texts.parcel("13800040000", "x")))
                .isEqualTo(new Answer.Never("not a phone number", true));
        for (var status : List.of(
                SMPPConstant.STAT_ESME_RTHROTTLED,
                SMPPConstant.STAT_ESME_RMSGQFUL,
                SMPPConstant.STAT_ESME_RSYSERR,
                SMPPConstant.STAT_ESME_RINVSRCADR,
                0x4FF)) {
            CENTER.answerNext(status);
            assertThat(carrier().carry(Texts.parcel("+8613800040000", "x"))).isInstanceOf(Answer.NotNow.class);
        }
        CENTER.answerNext(SMPPConstant.STAT_ESME_RINVDSTADR);
        assertThat(carrier().carry(Texts.parcel("+8613800040000", "x")))
                .isEqualTo(new Answer.Never("ESME_RINVDSTADR, no such number", true));
        CENTER.answerNext(SMPPConstant.STAT_ESME_RPROHIBITED);
        assertThat(carrier().carry(Texts.parcel("+8613800040000", "x")))
                .isEqualTo(new Answer.Never("ESME_RPROHIBITED, not allowed", false));
    }

    @Test
    void whenAPartInTheMiddleIsNotTakenARepeatCompletesIt() {
        var parcel = Texts.parcel("+8613800050000", "y".repeat(400));
        CENTER.answerNext(0, SMPPConstant.STAT_ESME_RTHROTTLED);
        assertThat(carrier().carry(parcel))
                .isEqualTo(new Answer.NotNow("part 2 of 3: ESME_RTHROTTLED, too many at once"));
        assertThat(shown("8613800050000").whole()).isFalse();
        assertThat(carrier().carry(parcel)).isInstanceOf(Answer.Taken.class);
        assertThat(CENTER.texts("8613800050000")).singleElement().satisfies(text -> {
            assertThat(text.whole()).isTrue();
            assertThat(text.words()).isEqualTo("y".repeat(400));
        });
    }

    @Test
    void aLostSessionIsBoundAgainAndASilentOneIsUnsure() {
        var carrier = carrier("response-timeout-seconds=2");
        try {
            assertThat(carrier.carry(Texts.parcel("+8613800060000", "one"))).isInstanceOf(Answer.Taken.class);
            CENTER.dropInsteadOfAnswer();
            assertThat(carrier.carry(Texts.parcel("+8613800060000", "two"))).isInstanceOf(Answer.Unsure.class);
            assertThat(carrier.carry(Texts.parcel("+8613800060000", "three"))).isInstanceOf(Answer.Taken.class);
            CENTER.fallSilent();
            assertThat(carrier.carry(Texts.parcel("+8613800060000", "four")))
                    .isEqualTo(new Answer.Unsure("no answer within 2 s"));
            CENTER.speak();
            assertThat(carrier.carry(Texts.parcel("+8613800060000", "five"))).isInstanceOf(Answer.Taken.class);
        } finally {
            CENTER.speak();
            carrier.destroy();
        }
        assertThat(CENTER.texts("8613800060000").stream().map(SmscSimulator.Text::words))
                .containsExactly("one", "two", "three", "four", "five");
    }

    @Test
    void withoutASessionNothingGoesOutAndTheReasonIsSaid() {
        try (var center = new SmscSimulator()) {
            var settings = new HashMap<>(center.settings());
            settings.put("perennial.sms.smpp.password", "wrong");
            var wrong = new SmppCarrier(
                    new SmppSettings(Texts.environment(settings)), bean(Deliveries.class), bean(PlatformClock.class));
            var refused = "the message center refuses to bind: ESME_RINVPASWD, wrong password";
            assertThat(wrong.carry(Texts.parcel("+8613800070000", "x"))).isEqualTo(new Answer.Away(refused));
            assertThat(wrong.check().up()).isFalse();
            assertThat(wrong.check().said()).isEqualTo(refused);
            center.demandPassword("wrong");
            assertThat(wrong.carry(Texts.parcel("+8613800070000", "x"))).isInstanceOf(Answer.Taken.class);
            assertThat(wrong.check().up()).isTrue();
            center.stop();
            assertThat(wrong.carry(Texts.parcel("+8613800070000", "x"))).isNotInstanceOf(Answer.Taken.class);
            assertThat(wrong.carry(Texts.parcel("+8613800070000", "x"))).isInstanceOf(Answer.Away.class);
            assertThat(wrong.check().said()).startsWith("no connection: ConnectException");
            center.start();
            assertThat(wrong.carry(Texts.parcel("+8613800070000", "y"))).isInstanceOf(Answer.Taken.class);
            wrong.destroy();
        }
    }

    @Test
    void manyAtOnceShareOneSession() throws Exception {
        long before = CENTER.binds();
        carrier().check();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(IntStream.range(0, 300)
                    .mapToObj(n -> (Callable<Answer>) () -> carrier().carry(Texts.parcel("+8613800080000", "n " + n)))
                    .toList());
            for (var one : all) {
                assertThat(one.get()).isInstanceOf(Answer.Taken.class);
            }
        }
        assertThat(CENTER.binds() - before).isLessThanOrEqualTo(1);
        assertThat(CENTER.texts("8613800080000")).hasSize(300);
        assertThat(List.copyOf(CENTER.texts("8613800080000")).stream()
                        .map(SmscSimulator.Text::words)
                        .distinct())
                .hasSize(300);
    }

    @Test
    void aRepeatHasTheSameReferenceAndAnotherMessageAsARuleAnother() {
        var message = UUID.fromString("0199e0d2-1000-7abc-8000-000000000001");
        assertThat(SplitRule.reference(message)).isEqualTo(SplitRule.reference(UUID.fromString(message.toString())));
        assertThat(IntStream.range(0, 256)
                        .map(n -> SplitRule.reference(new UUID(message.getMostSignificantBits(), n * 7_919L)))
                        .distinct()
                        .count())
                .isGreaterThan(120);
    }
}
