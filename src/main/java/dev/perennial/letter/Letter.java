package dev.perennial.letter;

import dev.perennial.catalog.Text;
import dev.perennial.notice.NoticeKind;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a message is to say, before anybody has put it into words.
 *
 * @param name the person's
 * @param zone in which days and hours are told
 * @param sections one for each kind of notice, the most urgent first
 * @param settings where the person says what they want to be told of
 * @param unsubscribe where one click ends it; only when every section may be done without
 */
public record Letter(
        Brand brand,
        String account,
        String name,
        Locale language,
        ZoneId zone,
        List<Section> sections,
        URI settings,
        Optional<URI> unsubscribe) {

    /**
     * Everything of one kind.
     *
     * @param late whether part of it was to be told on an earlier day
     * @param lines the first of them
     * @param total how many there are
     * @param link where the one thing to do is done for all of them
     */
    public record Section(NoticeKind kind, boolean late, List<Line> lines, int total, URI link) {}

    /**
     * One thing told.
     *
     * @param item what it is about; empty when it is about the account
     * @param facts as they were when it was decided, by name; instants in ISO-8601, amounts as decimals beside "currency"
     * @param link where the one thing to do is done
     */
    public record Line(Optional<Item> item, Map<String, String> facts, URI link) {}

    public record Item(String id, String name, Text product) {}

    /**
     * Whose letters they are.
     *
     * @param colour of buttons and the rule at the top, as "#rrggbb"
     * @param logo an image's public address
     * @param sender who writes, for the foot of a letter: company and postal address
     * @param help where a reader turns to: an e-mail address, a phone number or an address of the web
     */
    public record Brand(
            String name, String colour, Optional<URI> logo, String sender, Optional<String> help, URI home) {}
}
