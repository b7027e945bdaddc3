package dev.perennial.web;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Said;
import dev.perennial.kernel.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What every page knows of its visitor and of the moment.
 *
 * @param words the visitor's language, by the calendar of what the page shows
 * @param platform the zone of the platform's own days, by which its clock is told on every page
 * @param here the page's own address, to come back to
 * @param now the platform's time
 */
public record Visit(Words words, ZoneId platform, String here, Instant now, boolean sandbox) {
    /** Ids that stand in an address as they are. */
    private static final String PLAIN = "[A-Za-z0-9_~][A-Za-z0-9._~@-]*";

    public Visit in(ZoneId zone) {
        return new Visit(words.in(zone), platform, here, now, sandbox);
    }

    public String say(String key) {
        return words.say(key);
    }

    public String say(Said said) {
        return words.say(said);
    }

    public String say(List<Said> said) {
        return words.say(said);
    }

    public String say(String key, String fact, Object value) {
        return words.say(key, fact, value);
    }

    public String counted(String key, long count) {
        return words.counted(key, count);
    }

    public String money(Money money) {
        return words.money(money);
    }

    public String instant(Instant at) {
        return words.instant(at);
    }

    public String clock() {
        return words.in(platform).instant(now);
    }

    /** The language for the page's own element. */
    public String tag() {
        return words.language().equals("zh") ? "zh-CN" : "en";
    }

    public String item(String id) {
        return address("/admin/items", id);
    }

    public String account(String id) {
        return address("/admin/accounts", id);
    }

    /** What no id can be, no table is asked for. */
    public static boolean mayBeId(String text) {
        return text.matches("[^\\s|,\"\\p{Cntrl}]{1,128}");
    }

    private static String address(String path, String id) {
        return id.matches(PLAIN) ? path + "/" + id : path + "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
