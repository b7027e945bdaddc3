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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where what came to nobody goes instead. A person is a letter and where they are reached (M, S; small: where nothing
 * arrives); a place is a person and a channel; a thing is a number, with where it was told and where it was lost else.
 */
class EscalationRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # people        | on  | lost at | things                  | goes to
        # the same person another way, the next person by e-mail, then by SMS
        a:mS b:MS       | M S | aM      | 1                       | aS 1
        a:m b:MS        | M S | aM      | 1                       | bM 1
        a:m b:S         | M S | aM      | 1                       | bS 1
        a:m b:ms c:M    | M S | aM      | 1                       | cM 1
        a:Ms b:M        | M S | aS      | 1                       | aM 1
        b:M a:mS        | M S | aM      | 1                       | aS 1
        a:mS            | M S | aM      | 1 2 3                   | aS 1 2 3
        a:m             | M S | aM      | 1                       | -
        a:ms b:ms       | M S | aM      | 1                       | -
        # by channels that somebody carries
        a:mS b:MS       | M   | aM      | 1                       | bM 1
        a:mS            | M   | aM      | 1                       | -
        # who has been told of it there is not told again
        a:mS b:M        | M S | aM      | 1 told aS               | -
        a:mS b:M        | M S | aM      | 1 told aS, 2            | aS 2
        a:m b:M         | M S | aM      | 1 told bM               | -
        # where it was lost already, it does not go again
        a:mS b:MS       | M S | aM      | 1 lost aS               | bM 1
        a:mS b:MS       | M S | aM      | 1 lost aS bM            | bS 1
        a:mS b:M        | M S | aM      | 1 lost aS bM            | -
        a:mS b:M        | M S | aM      | 1 lost aS, 2            | aS 2, bM 1
        a:mS b:M        | M S | aM      | 1 lost aS told bM       | -
        """)
    void rule32(String people, String on, String from, String things, String goes) {
        var lost = new LinkedHashMap<UUID, Elsewhere>();
        Stream.of(things.split(", ")).forEach(text -> add(lost, text));
        var contacts =
                Stream.of(people.split(" ")).map(EscalationRuleTest::contact).toList();
        var channels = Stream.of(on.split(" ")).map(EscalationRuleTest::channel).collect(Collectors.toSet());
        var instead = EscalationRule.instead(lost, place(from), contacts, channels);
        var said = instead.entrySet().stream()
                .map(entry -> entry.getKey().contact().name()
                        + (entry.getKey().channel() == Channel.EMAIL ? "M " : "S ")
                        + numbers(entry.getValue()))
                .collect(Collectors.joining(", "));
        assertThat(said.isEmpty() ? "-" : said).isEqualTo(goes);
    }

    private static String numbers(List<UUID> things) {
        return things.stream()
                .map(UUID::getLeastSignificantBits)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** "1 2 3" are three things; "1 lost aS told bM" is one. */
    private static void add(LinkedHashMap<UUID, Elsewhere> lost, String text) {
        if (text.matches("[\\d ]+")) {
            for (var number : text.split(" ")) lost.put(thing(number), new Elsewhere(Set.of(), Set.of()));
            return;
        }
        var words = text.split(" ");
        lost.put(thing(words[0]), new Elsewhere(places(words, "told"), places(words, "lost")));
    }

    private static Set<Place> places(String[] words, String which) {
        var places = new HashSet<Place>();
        var now = "";
        for (var word : words) {
            if (word.equals("told") || word.equals("lost")) now = word;
            else if (now.equals(which)) places.add(place(word));
        }
        return places;
    }

    private static UUID thing(String number) {
        return new UUID(0, Long.parseLong(number));
    }

    private static Place place(String text) {
        return new Place(id(text.substring(0, 1)), channel(text.substring(1)));
    }

    private static Channel channel(String letter) {
        return letter.equals("M") ? Channel.EMAIL : Channel.SMS;
    }

    private static Contact contact(String text) {
        var words = text.split(":");
        return new Contact(
                id(words[0]),
                new Account.Id("lotus"),
                words[0],
                0,
                EnumSet.allOf(Part.class),
                Optional.empty(),
                Optional.empty(),
                address(words[1], "M"),
                address(words[1], "S"),
                Optional.empty());
    }

    private static Optional<Address> address(String ways, String way) {
        if (!ways.toUpperCase(Locale.ROOT).contains(way)) return Optional.empty();
        var failed = ways.contains(way) ? Optional.<Instant>empty() : Optional.of(at("2026-03-01"));
        return Optional.of(new Address(way, Optional.of(at("2026-01-01")), failed));
    }

    private static UUID id(String name) {
        return new UUID(1, name.charAt(0));
    }
}
