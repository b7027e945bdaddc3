package dev.perennial.cli;

import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Subscription;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "renew",
        description = {
            "Buy one more term of one or more items of one account, all or none, from coupons and the balance.",
            "With --place the order is only placed; it holds nothing, and lapses unless it is paid in time."
        })
final class RenewCommand extends SessionCommand implements Remotely {
    @Parameters(arity = "1..*", paramLabel = "SUBSCRIPTION", description = "The items' ids.")
    private List<String> subscriptions;

    @Option(names = "--period", required = true, paramLabel = "PERIOD", description = "How long: P3M, P1Y.")
    private Period period;

    @Option(names = "--place", description = "Place the order without paying it.")
    private boolean place;

    @Option(
            names = "--accept-terms",
            description = "On a server: agree to the Terms of Service of what is renewed, as they are now.")
    private boolean acceptTerms;

    @Override
    void run(Session session, PrintWriter out) {
        var now = session.now();
        var orders = session.bean(Orders.class);
        var wishes = subscriptions.stream()
                .map(id -> new Wish(new Subscription.Id(id), period))
                .toList();
        var order = (place
                        ? orders.place(wishes, Actor.COMMAND_LINE, now)
                        : orders.buyNow(wishes, Actor.COMMAND_LINE, now))
                .orThrow();
        if (order.awaitsProvider()) {
            session.bean(Clockwork.class).workOn(order.account(), now);
        }
        OrderText.print(orders.find(order.id()).orElseThrow(), session, out);
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        var items = subscriptions.stream()
                .map(id -> Map.of("subscription", id, "period", period.toString()))
                .toList();
        var asked = Map.of(
                "items", items,
                "pay", place ? "LATER" : "BALANCE",
                "acceptedTerms", acceptTerms ? terms(server) : Map.of());
        try {
            OrderText.print(server.post("/orders" + server.ofAccount(subscriptions.getFirst()), asked), server, out);
        } catch (RemoteRefused refused) {
            throw refused.code().equals("TERMS_NOT_ACCEPTED")
                    ? refused.with("on the command line: --accept-terms")
                    : refused;
        }
    }

    /** The versions there are now, by product. */
    private Map<String, String> terms(Remote server) {
        return subscriptions.stream()
                .map(id -> server.get("/subscriptions/" + Remote.in(id))
                        .path("product")
                        .asString())
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        product -> server.get("/products/" + Remote.in(product) + "/terms")
                                .path("version")
                                .asString()));
    }
}
