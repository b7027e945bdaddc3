package dev.perennial.feed;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.LastModified;
import biweekly.property.Transparency;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import dev.perennial.account.Account;
import dev.perennial.catalog.Catalog;
import dev.perennial.feed.FeedStore.Edition;
import dev.perennial.kernel.Words;
import dev.perennial.link.Links;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes entries as RFC 5545 has them, in the account's language and by its calendar. */
final class CalendarWriter {
    private static final String PRODUCT = "-//Perennial//Renewals//EN";
    private static final String REFRESH = "PT1H";
    private static final int CHARGE_MINUTES = 30;
    private static final int LINE_MAX = 75;
    private static final byte[] FOLD = {'\r', '\n', ' '};

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NEVER = STAMP.format(Instant.EPOCH);

    private final Account account;
    private final Catalog catalog;
    private final Links links;
    private final Words words;

    CalendarWriter(Account account, Catalog catalog, Links links) {
        this.account = account;
        this.catalog = catalog;
        this.links = links;
        this.words = new Words(account.language(), account.zone());
    }

    /**
     * As no edition of anything: what is the same here says the same.
     *
     * @param complete whether the entries are all there is until then
     */
    byte[] write(List<Entry> entries, boolean complete) {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        var name = words.say("calendar.feed.name", "account", account.name());
        calendar.setName(name);
        calendar.addExperimentalProperty("X-WR-CALNAME", escaped(name));
        calendar.addExperimentalProperty("X-WR-TIMEZONE", account.zone().getId());
        calendar.setRefreshInterval(Duration.builder().hours(1).build()).setParameter("VALUE", "DURATION");
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", REFRESH);
        if (!complete) {
            var cut = words.say("calendar.feed.cut");
            calendar.setDescription(cut);
            calendar.addExperimentalProperty("X-WR-CALDESC", escaped(cut));
        }
        entries.forEach(entry -> calendar.addEvent(event(entry)));
        return text(calendar);
    }

    /** The same text as this edition. What a customer typed begins no line: a folded one begins with a space. */
    static byte[] as(Edition edition, byte[] written) {
        var at = STAMP.format(edition.changedAt());
        var text = new String(written, StandardCharsets.ISO_8859_1)
                .replace("\r\nDTSTAMP:" + NEVER + "\r\n", "\r\nDTSTAMP:" + at + "\r\n")
                .replace("\r\nLAST-MODIFIED:" + NEVER + "\r\n", "\r\nLAST-MODIFIED:" + at + "\r\n")
                .replace("\r\nSEQUENCE:0\r\n", "\r\nSEQUENCE:" + edition.revision() + "\r\n");
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private VEvent event(Entry entry) {
        var event = new VEvent();
        event.setUid(entry.uid());
        event.setDateTimeStamp(Date.from(Instant.EPOCH));
        event.setLastModified(new LastModified(Date.from(Instant.EPOCH)));
        event.setSequence(0);
        if (entry.fillsTheDay()) {
            var day = entry.at().atZone(account.zone()).toLocalDate();
            event.setDateStart(new DateStart(date(day)));
            event.setDateEnd(new DateEnd(date(day.plusDays(1))));
        } else {
            event.setDateStart(new DateStart(instant(entry.at())));
            event.setDateEnd(new DateEnd(instant(entry.at().plusSeconds(CHARGE_MINUTES * 60L))));
        }
        event.setSummary(words.say(entry.summary()));
        event.setDescription(entry.description().stream().map(words::say).collect(Collectors.joining("\n")));
        event.setUrl(links.page(path(entry)).toString());
        event.addCategories(
                words.say("calendar.kind." + entry.kind()),
                catalog.find(entry.item().item().product())
                        .map(product -> product.name().in(account.language()))
                        .orElse(entry.item().item().product()));
        event.setTransparency(Transparency.transparent());
        return event;
    }

    private static String path(Entry entry) {
        return "/items?id=" + URLEncoder.encode(entry.item().id().value(), StandardCharsets.UTF_8);
    }

    /** By the calendar's own numbers, whatever zone this machine is in. */
    private static ICalDate date(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }

    private static ICalDate instant(Instant at) {
        return new ICalDate(Date.from(at), true);
    }

    /** What is no property of the standard is written as it is. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\;,])", "\\\\$1");
    }

    private static byte[] text(ICalendar calendar) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new ICalWriter(bytes, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return folded(bytes.toByteArray());
    }

    /** Lines are counted in octets (RFC 5545, 3.1), and no character is torn apart. */
    private static byte[] folded(byte[] text) {
        var folded = new ByteArrayOutputStream(text.length + text.length / LINE_MAX);
        int length = 0;
        for (int at = 0; at < text.length; at++) {
            boolean starts = (text[at] & 0xC0) != 0x80;
            boolean ends = text[at] == '\r' || text[at] == '\n';
            if (starts && !ends && length + size(text[at]) > LINE_MAX) {
                folded.writeBytes(FOLD);
                length = 1;
            }
            folded.write(text[at]);
            length = ends ? 0 : length + 1;
        }
        return folded.toByteArray();
    }

    /** How many octets the character has that begins with this one. */
    private static int size(byte first) {
        return first >= 0 ? 1 : Integer.numberOfLeadingZeros(~(first << 24));
    }
}
