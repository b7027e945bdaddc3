package dev.perennial.post;

import static dev.perennial.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.contact.Contact.Part;
import dev.perennial.notice.Channel;
import dev.perennial.post.EscalationRule.Elsewhere;
import dev.perennial.post.EscalationRule.Place;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rule 31: what came to nobody goes another way, and to nobody twice. A person is a letter and where they are reached
 * (M by mail, S by SMS; m or s: an address that fails); a place is a person and a channel, aM; a thing is a number with
 * where else it was told (+) and where it was lost (-).
 */
class EscalationRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # people      | on | lost at | things         | goes
        a:mS          | MS | aM      | 1              | aS 1
        a:mS b:MS     | MS | aM      | 1              | aS 1
        a:Ms          | MS | aS      | 1              | aM 1
        a:m b:MS c:MS | MS | aM      | 1              | bM 1
        a:m b:mS c:MS | MS | aM      | 1              | bS 1
        a:mS b:MS     | M  | aM      | 1              | bM 1
        a:m b:m       | MS | aM      | 1              | -
        a:mS          | M  | aM      | 1              | -
        # Who has it by this way has it: it goes to nobody else.
        a:mS b:MS     | MS | aM      | 1+aS           | -
        a:m b:MS c:MS | MS | aM      | 1+bM           | -
        a:mS b:MS     | MS | aM      | 1+aS 2         | aS 2
        # Lost there as well: on to the next.
        a:mS b:MS     | MS | aM      | 1-aS           | bM 1
        a:m b:MS c:MS | MS | aM      | 1-bM           | bS 1
        a:m b:MS c:MS | MS | aM      | 1-bM-bS 2      | bM 2, cM 1
        a:mS b:MS     | MS | aM      | 1-aS+bM        | -
        """)
    void rule31(String people, String on, String from, String things, String goes) {
        var lost = new LinkedHashMap<UUID, Elsewhere>();
        Stream.of(things.split(" ")).forEach(thing -> lost.put(id(thing.charAt(0)), elsewhere(thing.substring(1))));
        var channels = on.chars().mapToObj(way -> channel((char) way)).collect(Collectors.toSet());
        var contacts =
                Stream.of(people.split(" ")).map(EscalationRuleTest::contact).toList();
        var instead = EscalationRule.instead(lost, place(from), contacts, channels).entrySet().stream()
                .map(entry -> entry.getKey().contact().name()
                        + entry.getKey().address() + " "
                        + entry.getValue().stream()
                                .map(EscalationRuleTest::name)
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
        assertThat(instead.isEmpty() ? "-" : instead).isEqualTo(goes);
    }

    private static Elsewhere elsewhere(String text) {
        return new Elsewhere(places(text, '+'), places(text, '-'));
    }

    private static Set<Place> places(String text, char sign) {
        return Stream.of(text.split("(?=[+-])"))
                .filter(place -> !place.isEmpty() && place.charAt(0) == sign)
                .map(place -> place(place.substring(1)))
                .collect(Collectors.toSet());
    }

    private static Place place(String text) {
        return new Place(id(text.charAt(0)), channel(text.charAt(1)));
    }

    private static Channel channel(char way) {
        return way == 'M' ? Channel.EMAIL : Channel.SMS;
    }

    private static Contact contact(String text) {
        return new Contact(
                id(text.charAt(0)),
                new Account.Id("lotus"),
                text.substring(0, 1),
                text.charAt(0) - 'a',
                EnumSet.of(Part.OWNER),
                Optional.<Locale>empty(),
                Optional.empty(),
                address(text.substring(2), "M"),
                address(text.substring(2), "S"),
                Optional.empty());
    }

    private static Optional<Address> address(String ways, String way) {
        if (!ways.toUpperCase(Locale.ROOT).contains(way)) return Optional.empty();
        var failed = ways.contains(way) ? Optional.<Instant>empty() : Optional.of(at("2026-03-01 00:00"));
        return Optional.of(new Address(way, Optional.of(at("2026-01-01 00:00")), failed));
    }

    private static UUID id(char name) {
        return new UUID(1, name);
    }

    private static String name(UUID id) {
        return String.valueOf((char) id.getLeastSignificantBits());
    }
}
