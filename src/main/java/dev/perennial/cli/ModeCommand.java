package dev.perennial.cli;

import dev.perennial.account.Accounts;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Period;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.io.PrintWriter;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "mode",
        description = {
            "Set how an item is renewed: AUTO, MANUAL or NONE. Automatic renewal charges nothing now, takes effect"
                    + " tomorrow, and agrees to today's price."
        })
final class ModeCommand extends SessionCommand implements Remotely {
    @Parameters(index = "0", paramLabel = "SUBSCRIPTION", description = "The item's id.")
    private String subscription;

    @Parameters(index = "1", paramLabel = "MODE", description = "AUTO, MANUAL or NONE.")
    private Mode mode;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "What each automatic renewal buys: P3M, P1Y; left out, it stays as it is.")
    private @Nullable Period period;

    @Override
    void run(Session session, PrintWriter out) {
        var now = session.now();
        var set = session.bean(Renewals.class)
                .setMode(new Subscription.Id(subscription), mode, period, Actor.COMMAND_LINE, now)
                .orThrow();
        var item = set.subscription();
        var zone =
                session.bean(Accounts.class).find(item.account()).orElseThrow().zone();
        var plan = item.plan();
        out.println(item.id() + " " + plan.mode()
                + (plan.isAuto() ? " " + plan.period() + " at " + plan.agreedPrice() : ""));
        if (set.tooSoon()) {
            out.println(tooSoon(item.id().value(), plan.period().toString()));
        } else if (set.firstTry().isPresent()) {
            out.println("first charge " + set.firstTry().get().atZone(zone).toOffsetDateTime());
        }
        session.bean(Clockwork.class).workOn(item.account(), now);
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        // A key that may not read it is refused before anything is done.
        var zone = server.zone(server.account(subscription));
        var asked = new HashMap<String, Object>();
        asked.put("mode", mode.name());
        asked.put("period", period == null ? null : period.toString());
        var set = server.put("/subscriptions/" + Remote.in(subscription) + "/mode", asked);
        boolean auto = set.path("mode").asString().equals(Mode.AUTO.name());
        out.println(set.path("id").asString() + " " + set.path("mode").asString()
                + (auto ? " " + set.path("period").asString() + " at " + Remote.money(set.path("agreedPrice")) : ""));
        if (Remote.isThere(set.path("warning"))) {
            out.println(tooSoon(set.path("id").asString(), set.path("period").asString()));
        } else if (Remote.isThere(set.path("firstTry"))) {
            out.println("first charge "
                    + Remote.instant(set.path("firstTry")).atZone(zone).toOffsetDateTime());
        }
    }

    private static String tooSoon(String item, String period) {
        return "EXPIRES_TOO_SOON: it is not renewed automatically this time; renew it by hand with 'perennial renew "
                + item + " --period " + period + "'.";
    }
}
