package dev.perennial.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References: the check digits of ISO 11649, and what is read out of what payers wrote. */
class ReferenceRuleTest {
    private static final CreditorReference OURS = CreditorReference.of("2A5Y8D72");

    @Test
    void theCheckDigitsAreThoseOfTheStandard() {
        // The published example of the standard's form, 539007547034 with RF18, in the same arithmetic.
        assertThat(CreditorReference.isOurs("RF18539007547034")).isFalse();
        assertThat(CreditorReference.isOurs(OURS.value())).isTrue();
        for (int digit = 2; digit < 10; digit++) {
            var other = "RF" + OURS.value().substring(2, 11) + digit;
            assertThat(CreditorReference.isOurs(other)).isEqualTo(other.equals(OURS.value()));
        }
        assertThatThrownBy(() -> new CreditorReference("RF00" + "2A5Y8D72"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "Invoice 2026-114 / %s / thank you",
                "SVWZ+%s EREF+NOTPROVIDED",
                "对公汇款%s款项",
            })
    void aReferenceIsFoundInWhatSurroundsIt(String text) {
        assertThat(ReferenceRule.find(List.of(text.formatted(OURS)))).containsExactly(OURS);
        assertThat(ReferenceRule.find(List.of(text.formatted(OURS.grouped().toLowerCase()))))
                .containsExactly(OURS);
    }

    @Test
    void aReferenceIsFoundThoughItWasBrokenOrMisread() {
        var value = OURS.value();
        var wide = new StringBuilder();
        value.chars().forEach(c -> wide.append((char) (c - '!' + '！')));
        for (var written : List.of(
                value.substring(0, 6) + "\n" + value.substring(6),
                value.replaceAll("(.)", "$1-"),
                value.replaceAll("(.)", "$1."),
                wide.toString(),
                value.replace('5', 'S').replace('8', 'B'),
                value.replace('2', 'Z'))) {
            assertThat(ReferenceRule.find(List.of(written))).as(written).containsExactly(OURS);
        }
    }

    @Test
    void whatIsNoReferenceIsNone() {
        for (var text :
                List.of("", "RF", "RF12", "RF00 2A5Y 8D72", "RF18 5390 0754 7034", "REFUND RF", "RFRFRFRFRFRF")) {
            assertThat(ReferenceRule.find(List.of(text))).as(text).isEmpty();
        }
        var two = CreditorReference.of("AAAAAAAA");
        assertThat(ReferenceRule.find(List.of("for " + OURS + " and " + two))).containsExactly(OURS, two);
    }

    @Test
    void aWrongCharacterIsNoticed() {
        var random = new Random(27);
        for (int n = 0; n < 2000; n++) {
            int at = 4 + random.nextInt(8);
            char other = CreditorReference.ALPHABET.charAt(random.nextInt(CreditorReference.ALPHABET.length()));
            var wrong = new StringBuilder(OURS.value());
            wrong.setCharAt(at, other);
            // A digit for a letter may go unseen, once in a hundred: then nobody has the reference.
            if (Character.isDigit(other) == Character.isDigit(OURS.value().charAt(at))) {
                assertThat(CreditorReference.isOurs(wrong.toString()))
                        .isEqualTo(other == OURS.value().charAt(at));
            }
        }
    }

    @Test
    void theSameNameGivesTheSameReferenceAndOthersGiveOthers() {
        var made = new HashSet<CreditorReference>();
        for (int n = 0; n < 20_000; n++) {
            made.add(ReferenceRule.make("account-" + n, 0));
        }
        assertThat(made).hasSize(20_000);
        assertThat(ReferenceRule.make("acme", 0)).isEqualTo(ReferenceRule.make("acme", 0));
        assertThat(ReferenceRule.make("acme", 0)).isNotEqualTo(ReferenceRule.make("acme", 1));
    }
}
