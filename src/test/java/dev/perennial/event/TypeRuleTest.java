package dev.perennial.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.journal.JournalEntry;
import dev.perennial.journal.JournalEntry.Kind;
import dev.perennial.kernel.Actor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypeRuleTest {
    private static final UUID ID = new UUID(1, 2);

    @ParameterizedTest
    @EnumSource
    void everyKindIsToldOrStaysInside(Kind kind) {
        assertThat(TypeRule.possible(kind).isEmpty()).isEqualTo(TypeRule.INSIDE.contains(kind));
    }

    @Test
    void anAutomaticRenewalPaysItsOrder() {
        assertThat(codes(Kind.RENEWED, Map.of("origin", "AUTO"))).containsExactly("order.paid", "subscription.renewed");
        assertThat(codes(Kind.RENEWED, Map.of("origin", "MANUAL"))).containsExactly("subscription.renewed");
        assertThat(codes(Kind.ORDER_PAID, Map.of())).containsExactly("order.paid");
    }

    @Test
    void aReminderThatWasOwedNoMoreIsNoEvent() {
        assertThat(codes(Kind.REMINDED, Map.of())).isEmpty();
        assertThat(codes(Kind.REMINDED, Map.of("about", "EXPIRATION"))).containsExactly("subscription.expiring");
        assertThat(codes(Kind.REMINDED, Map.of("about", "SUSPENSION,RELEASE")))
                .containsExactly("subscription.suspending", "subscription.releasing");
    }

    /** Names that programs are written against: they never change. */
    @Test
    void typesHaveTheirNamesForGood() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::code))
                .contains(
                        "subscription.renewal_failed", "credit_note.issued", "wallet.topped_up", "contact.unreachable")
                .allMatch(code -> code.matches("[a-z_]+[.][a-z_]+"))
                .doesNotHaveDuplicates();
        assertThat(EventType.read("subscription.renewed")).hasValue(EventType.SUBSCRIPTION_RENEWED);
        assertThat(EventType.read("SUBSCRIPTION_RENEWED")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsToldInDetailIsOfItsKindEvenOfRowsWithoutFacts(EventType type) {
        for (var kind : type.from()) {
            var row = new JournalEntry(
                    ID, new Account.Id("lotus"), Optional.of("item"), Instant.EPOCH, Actor.SYSTEM, kind, Map.of());
            var data = DataRule.data(type, row);
            assertThat(data).isInstanceOf(type.data());
            assertThat(data.account()).isEqualTo("lotus");
        }
    }

    private static List<String> codes(Kind kind, Map<String, String> facts) {
        return TypeRule.of(kind, facts).stream().map(EventType::code).toList();
    }
}
