package dev.perennial.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.sms.ReceiptRule.Fate;
import dev.perennial.sms.ReceiptRule.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // text                                            | id   | state | ids              || references |
                // fate | said
                "id:7 sub:001 dlvrd:001 stat:DELIVRD err:000 text:x| -    | - | SAME             | 7      | DELIVERED"
                        + " | DELIVRD, error 000",
                "id:0A7f stat:UNDELIV err:1B                       | -    | - | SAME             | a7f    | FAILED   "
                        + " | UNDELIV, error 1B",
                "id:0 stat:EXPIRED                                 | -    | - | SAME             | 0      | FAILED   "
                        + " | EXPIRED",
                "ID:AB-9 STAT:rejectd                              | -    | - | SAME             | AB-9   | FAILED   "
                        + " | REJECTD",
                "id:7 stat:DELETED err:000                         | -    | - | SAME             | 7      | FAILED   "
                        + " | DELETED, error 000",
                "id:7 stat:ACCEPTD err:000                         | -    | - | SAME             | 7      | -        "
                        + " | ACCEPTD, error 000",
                "id:7 stat:ENROUTE err:000                         | -    | - | SAME             | 7      | -        "
                        + " | ENROUTE, error 000",
                "id:7 stat:UNKNOWN err:000                         | -    | - | SAME             | 7      | -        "
                        + " | UNKNOWN, error 000",
                "id:7 text:stat:DELIVRD                            | -    | - | SAME             | -      | -        "
                        + " | -",
                "text:id:8 stat:DELIVRD                            | -    | - | SAME             | -      | -        "
                        + " | -",
                "hello                                             | -    | - | SAME             | -      | -        "
                        + " | -",
                "''                                                | 42   | 2 | SAME             | 42     | DELIVERED"
                        + " | DELIVERED",
                "''                                                | 42   | 5 | SAME             | 42     | FAILED   "
                        + " | UNDELIVERABLE",
                "''                                                | 42   | 1 | SAME             | 42     | -        "
                        + " | ENROUTE",
                "''                                                | 42   | - | SAME             | -      | -        "
                        + " | -",
                "id:16 stat:DELIVRD                                | 42   | 5 | SAME             | 42,16  | FAILED   "
                        + " | UNDELIVERABLE",
                "id:0000000255 stat:DELIVRD                        | -    | - | HEX_THEN_DECIMAL | 255    | DELIVERED"
                        + " | DELIVRD",
                "id:0000000255 stat:DELIVRD                        | 00FF | - | HEX_THEN_DECIMAL | 255,ff | DELIVERED"
                        + " | DELIVRD",
                "id:FF stat:DELIVRD                                | -    | - | DECIMAL_THEN_HEX | 255    | DELIVERED"
                        + " | DELIVRD",
                "id:no-number stat:DELIVRD                         | -    | - | DECIMAL_THEN_HEX | no-number |"
                        + " DELIVERED | DELIVRD",
            })
    void isRead(String text, String id, Byte state, Ids ids, String references, Fate fate, String said) {
        var read = ReceiptRule.read(text, Optional.ofNullable(id), Optional.ofNullable(state), ids);
        assertThat(read)
                .isEqualTo(
                        references == null
                                ? Optional.empty()
                                : Optional.of(new ReceiptRule.Told(
                                        List.copyOf(Arrays.asList(references.split(","))),
                                        Optional.ofNullable(fate),
                                        said)));
    }

    @ParameterizedTest
    @CsvSource({
        "00FF, SAME, ff",
        "00FF, HEX_THEN_DECIMAL, 255",
        "255, DECIMAL_THEN_HEX, 255",
        "0255, DECIMAL_THEN_HEX, 255",
        "msg-7, HEX_THEN_DECIMAL, msg-7"
    })
    void anAnswersIdIsWrittenAsReceiptsWriteIt(String id, Ids ids, String known) {
        assertThat(ReceiptRule.ofAnswer(id, ids)).isEqualTo(known);
    }
}
