package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Words;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Entry;
import dev.perennial.timeline.Timelines;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "why", description = "Say why an item is as it is, what happened to it, and what will happen and when.")
final class WhyCommand extends SessionCommand {
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
        print(out, words, "why.past", timeline.past());
        print(out, words, "why.coming", timeline.coming());
    }

    private static void print(PrintWriter out, Words words, String title, List<Entry> entries) {
        out.println();
        out.println(words.say(title));
        if (entries.isEmpty()) {
            out.println("  " + words.say("why.nothing"));
        }
        for (var entry : entries) {
            var unless = entry.unlessRenewed() ? " (" + words.say("timeline.unless") + ")" : "";
            out.println("  " + words.instant(entry.at()) + "  " + words.say(entry.sentences()) + unless);
        }
    }
}
