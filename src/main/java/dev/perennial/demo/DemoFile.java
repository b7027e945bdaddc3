package dev.perennial.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A file of the demonstration, whose dates are days from the day it is shown: <code>{+12}</code> is 00:00 in Shanghai
 * twelve days later, <code>{-3 Europe/Paris}</code> 00:00 in Paris three days earlier.
 */
final class DemoFile {
    private static final Pattern DAY = Pattern.compile("\\{([+-]\\d+)(?: ([A-Za-z_/]+))?}");
    private static final String HOME = "Asia/Shanghai";

    private DemoFile() {}

    static String dated(String name, Instant today) {
        try (var file = DemoFile.class.getResourceAsStream("/demo/" + name)) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return DAY.matcher(text).replaceAll(day -> midnight(day, today));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String midnight(MatchResult day, Instant today) {
        var zone = ZoneId.of(Optional.ofNullable(day.group(2)).orElse(HOME));
        var date = today.atZone(zone).toLocalDate().plusDays(Integer.parseInt(day.group(1)));
        return date.atStartOfDay(zone).toOffsetDateTime().toString();
    }
}
