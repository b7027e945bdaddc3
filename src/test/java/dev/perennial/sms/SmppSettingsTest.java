package dev.perennial.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmppSettingsTest {
    private static SmppSettings settings(Map<String, String> given) {
        var all = new HashMap<String, String>();
        given.forEach((name, value) -> all.put(SmppSettings.PREFIX + name, value));
        return new SmppSettings(Texts.environment(all));
    }

    @Test
    void offUntilHostAndSystemIdAreSet() {
        assertThat(settings(Map.of()).isOn()).isFalse();
        var on = settings(Map.of("host", "smsc.example", "system-id", "me"));
        assertThat(on.isOn()).isTrue();
        assertThat(on.port).isEqualTo(2775);
        assertThat(settings(Map.of("host", "smsc.example", "system-id", "me", "tls", "true")).port)
                .isEqualTo(3550);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system-id            | ''        | perennial.sms.smpp.host and perennial.sms.smpp.system-id go"
                        + " together: set both, or neither.",
                "port                 | 99999     | perennial.sms.smpp.port is a whole number from 1 to 65535, not"
                        + " 99999.",
                "window               | many      | perennial.sms.smpp.window is a whole number from 1 to 1000, not"
                        + " many.",
                "tls                  | yes       | perennial.sms.smpp.tls is true or false, not yes.",
                "alphabet             | latin1    | perennial.sms.smpp.alphabet is one of gsm7, ucs2, not latin1.",
                "long-messages        | sar       | perennial.sms.smpp.long-messages is one of udh, payload, not sar.",
                "receipt-ids          | octal     | perennial.sms.smpp.receipt-ids is one of same, hex-then-decimal,"
                        + " decimal-then-hex, not octal.",
                "password             | 123456789 | perennial.sms.smpp.password has at most 8 characters.",
                "source               | Perennial Inc | perennial.sms.smpp.source is a number of at most 20 digits or"
                        + " a name of at most 11 letters.",
                "source-ton           | 7         | perennial.sms.smpp.source-ton is a whole number from 0 to 6, not"
                        + " 7.",
                "destination-npi      | 2         | perennial.sms.smpp.destination-npi is 0, 1, 3, 4, 6, 8, 9, 10, 14"
                        + " or 18.",
                "number-form          | national  | perennial.sms.smpp.country-code is needed where number-form is"
                        + " national.",
                "country-code         | +86       | perennial.sms.smpp.country-code is digits, such as 86.",
            })
    void whatIsWrongIsSaidByItsName(String name, String value, String sentence) {
        var given = new HashMap<>(Map.of("host", "smsc.example", "system-id", "me"));
        given.put(name, value);
        assertThatThrownBy(() -> settings(given)).hasMessage(sentence).message().doesNotContain("123456789");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "+8613800000000       | DIGITS   | 86 | 8613800000000  | true",
                "+86 138-0000 (0000)  | DIGITS   | '' | 8613800000000  | true",
                "+8613800000000       | PLUS     | 86 | +8613800000000 | true",
                "+8613800000000       | NATIONAL | 86 | 13800000000    | false",
                "+4915112345678       | NATIONAL | 86 | 4915112345678  | true",
                "13800000000          | DIGITS   | 86 | -              | true",
                "+0613800000000       | DIGITS   | 86 | -              | true",
                "+86138               | DIGITS   | 86 | -              | true",
                "+8613800000000123    | DIGITS   | 86 | -              | true",
                "+86138x0000000       | DIGITS   | 86 | -              | true",
            })
    void numbersAreWrittenAsAsked(
            String phone, PhoneRule.Form form, String code, String written, boolean international) {
        var number = PhoneRule.written(phone, form, code);
        assertThat(number.map(PhoneRule.Number::digits)).isEqualTo(java.util.Optional.ofNullable(written));
        number.ifPresent(known -> assertThat(known.international()).isEqualTo(international));
    }
}
