package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Words;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Entry;
import dev.perennial.timeline.Timelines;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

@Command(name = "why", description = "Say why an item is as it is, what happened to it, and what will happen and when.")
final class WhyCommand extends SessionCommand implements Remotely {
    @ParentCommand
    private Perennial perennial;

    @Parameters(paramLabel = "SUBSCRIPTION", description = "The item's id.")
    private String subscription;

    @Override
    void run(Session session, PrintWriter out) {
        var timeline = session.bean(Timelines.class)
                .of(new Subscription.Id(subscription), Actor.COMMAND_LINE, session.now())
                .orThrow();
        var words = new Words(perennial.options().locale(), timeline.account().zone());
        out.println(words.say(timeline.answer()));
        print(out, words, "why.past", lines(words, timeline.past()));
        print(out, words, "why.coming", lines(words, timeline.coming()));
    }

    private static List<String> lines(Words words, List<Entry> entries) {
        return entries.stream()
                .map(entry -> line(words, entry.at(), words.say(entry.sentences()), entry.unlessRenewed()))
                .toList();
    }

    private static void print(PrintWriter out, Words words, String title, List<String> lines) {
        out.println();
        out.println(words.say(title));
        if (lines.isEmpty()) {
            out.println("  " + words.say("why.nothing"));
        }
        lines.forEach(out::println);
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        var id = "/subscriptions/" + Remote.in(subscription);
        var item = server.get(id);
        var timeline = server.get(id + "/timeline?past=1000");
        var words =
                new Words(server.language(), server.zone(item.path("account").asString()));
        out.println(said(server.get(id + "/why").path("answer"), words));
        print(out, words, "why.past", timeline.path("past"));
        print(out, words, "why.coming", timeline.path("coming"));
    }

    private static void print(PrintWriter out, Words words, String title, JsonNode entries) {
        print(
                out,
                words,
                title,
                Remote.each(entries)
                        .map(entry -> line(
                                words,
                                Remote.instant(entry.path("at")),
                                said(entry.path("sayings"), words),
                                entry.path("unlessRenewed").asBoolean()))
                        .toList());
    }

    private static String said(JsonNode sayings, Words words) {
        return Remote.each(sayings)
                .map(saying -> saying.path("sentence").asString())
                .collect(Collectors.joining(words.say("words.between")));
    }

    private static String line(Words words, Instant at, String said, boolean unlessRenewed) {
        return "  " + words.instant(at) + "  " + said
                + (unlessRenewed ? " (" + words.say("timeline.unless") + ")" : "");
    }
}
