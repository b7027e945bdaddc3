package dev.perennial.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.coupon.Coupon;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Sentences;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Notice;
import dev.perennial.notice.NoticeKind;
import dev.perennial.order.Order;
import dev.perennial.provider.ProviderTask;
import dev.perennial.renewal.Tally;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.ReminderRule;
import dev.perennial.timeline.Standing;
import dev.perennial.webhook.Endpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Everything that can happen, and everything a page or a command says, has its sentence in both languages. */
class MessagesTest {
    private static final Map<String, Set<String>> LANGUAGES = Map.of(
            "en", Bundles.english().keySet(),
            "zh", Bundles.chinese().keySet());

    /** What a try may be refused for. */
    private static final List<String> TRY_REFUSALS = List.of(
            "NOT_AUTO",
            "EXPIRES_TOO_SOON",
            "RELEASED",
            "PAY_AS_YOU_GO",
            "NOT_RENEWABLE_FREE_EDITION",
            "ORDER_IN_PROGRESS",
            "PERIOD_NOT_OFFERED",
            "PRICE_NEEDS_CONSENT",
            "INSUFFICIENT_BALANCE",
            "AWAITING_TOP_UP");

    /** A key wherever it is named; one that ends in a dot is completed at run time. */
    private static final Pattern SAID =
            Pattern.compile("\"(?!\\w+\\.csv\")((?:" + String.join("|", Sentences.AREAS) + "|why)\\.[\\w.]*\\w)\"");

    @Test
    void everythingThatCanHappenHasItsSentence() {
        LANGUAGES.forEach((language, keys) -> {
            assertThat(missing(happenings(), keys)).as(language).isEmpty();
            assertThat(missing(List.of("journal.NEVER_HAPPENED"), keys)).hasSize(1);
        });
    }

    @Test
    void everythingThatIsSaidSomewhereIsWritten() {
        var said = new TreeSet<String>();
        for (var folder : List.of("src/main/java", "src/main/jte")) {
            for (var path : Source.paths(folder, "")) {
                if (path.toString().matches(".*\\.(java|jte)")) {
                    said.addAll(said(Source.read(path)));
                }
            }
        }
        assertThat(said).isNotEmpty();
        LANGUAGES.forEach((language, keys) ->
                assertThat(said).as(language).allMatch(key -> keys.contains(key) || keys.contains(key + ".one")));
        assertThat(said("words.say(\"words.no\"); a ? \"why.not\" : \"words.mode.\" + b"))
                .containsOnly("words.no", "why.not");
    }

    private static List<String> happenings() {
        var keys = new ArrayList<String>();
        add(keys, "journal.", JournalEntry.Kind.values());
        add(keys, "journal.RENEWED.", Order.Origin.values());
        add(keys, "journal.ORDER_CANCELLED.", Order.Because.values());
        add(keys, "journal.MODE_SET.", Mode.values());
        add(keys, "journal.WEBHOOK_SWITCHED_OFF.", Endpoint.Because.values());
        add(keys, "journal.PROVIDER_TASK_REFUSED.", ProviderTask.Action.values());
        TRY_REFUSALS.forEach(code -> keys.add("journal.RENEWAL_REFUSED." + code));
        add(keys, "timeline.answer.", Standing.values());
        add(keys, "timeline.brief.", Standing.values());
        for (var phase : List.of(Phase.GRACE, Phase.SUSPENDED, Phase.RELEASED)) {
            keys.add("timeline.coming." + phase);
        }
        for (var reminded : List.of("journal.REMINDED.", "timeline.coming.REMINDER.")) {
            for (var about : ReminderRule.About.values()) {
                if (about == ReminderRule.About.EXPIRATION) {
                    List.of("before", "one", "at", "after").forEach(when -> keys.add(reminded + about + "." + when));
                } else {
                    keys.add(reminded + about);
                }
            }
        }
        for (var means : List.of("WALLET", "COUPONS", "BOTH", "NOTHING")) {
            keys.add("timeline.paid." + means);
            keys.add("timeline.covered." + means);
        }
        add(keys, "words.mode.", Mode.values());
        add(keys, "words.phase.", Phase.values());
        add(keys, "words.actor.", Actor.Kind.CUSTOMER, Actor.Kind.OPERATOR);
        add(keys, "words.decision.", Tally.Decision.values());
        add(keys, "words.kind.", JournalEntry.Kind.values());
        add(keys, "words.coupon.", Coupon.Kind.values());
        add(keys, "words.channel.", Channel.values());
        add(keys, "words.notice.", NoticeKind.values());
        for (var kind : NoticeKind.values()) {
            List.of("subject", "line", "title", "what", "do").forEach(role -> keys.add("letters." + kind + "." + role));
        }
        add(keys, "words.sent.", Notice.State.values());
        add(keys, "words.sent.", Message.State.values());
        add(keys, "admin.run.", Tally.Decision.values());
        add(keys, "admin.run.entered.", Phase.values());
        TRY_REFUSALS.forEach(code -> keys.add("words.reason." + code));
        List.of("RENEWED", "AWAITING_PROVIDER", "PROVIDER_REFUSED", "PARKED")
                .forEach(code -> keys.add("words.reason." + code));
        return keys;
    }

    private static void add(List<String> keys, String prefix, Enum<?>... values) {
        for (var value : values) {
            keys.add(prefix + value.name());
        }
    }

    private static List<String> missing(List<String> wanted, Set<String> keys) {
        return wanted.stream().filter(key -> !keys.contains(key)).toList();
    }

    private static Set<String> said(String source) {
        var said = new HashSet<String>();
        SAID.matcher(source).results().forEach(found -> said.add(found.group(1)));
        return said;
    }
}
