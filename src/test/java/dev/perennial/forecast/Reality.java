package dev.perennial.forecast;

import dev.perennial.account.Account;
import dev.perennial.forecast.Happening.Charge;
import dev.perennial.forecast.Happening.Expiration;
import dev.perennial.forecast.Happening.Failure;
import dev.perennial.forecast.Happening.Lapse;
import dev.perennial.forecast.Happening.Release;
import dev.perennial.forecast.Happening.Stop;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.renewal.Attempt;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Subscriptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What really happened to an account since somebody began to watch, in the words in which a forecast is told here. */
final class Reality {
    private final Account account;
    private final Orders orders;
    private final Renewals renewals;
    private final Subscriptions subscriptions;
    private final JdbcClient jdbc;
    private final Set<String> before;

    Reality(Account account, Orders orders, Renewals renewals, Subscriptions subscriptions, JdbcClient jdbc) {
        this.account = account;
        this.orders = orders;
        this.renewals = renewals;
        this.subscriptions = subscriptions;
        this.jdbc = jdbc;
        this.before = new HashSet<>(all().stream().map(Line::key).toList());
    }

    private record Line(String key, String text) {}

    /** Everything that was not there before. */
    List<String> lines() {
        return all().stream()
                .filter(line -> !before.contains(line.key()))
                .map(Line::text)
                .sorted()
                .toList();
    }

    private List<Line> all() {
        var lines = new ArrayList<Line>();
        for (var order : orders.of(account.id())) {
            if (order.type() == Order.Type.RENEWAL && order.state() == Order.State.PAID) {
                lines.add(charge(order));
            }
        }
        for (var item : subscriptions.of(account.id())) {
            for (var attempt : renewals.attempts(item)) {
                if (attempt.order() == null) lines.add(failure(attempt));
            }
        }
        lines.addAll(journal());
        return lines;
    }

    private static Line charge(Order order) {
        var line = order.lines().getFirst();
        return new Line(
                "paid " + order.id(),
                "%s CHARGE %s %s %s %s %s %s"
                        .formatted(
                                order.paidAt(),
                                line.subscription(),
                                line.period(),
                                line.price(),
                                line.paidByCoupons(),
                                line.paidFromWallet(),
                                line.term()));
    }

    private static Line failure(Attempt attempt) {
        return new Line(
                "attempt " + attempt.subscription() + " " + attempt.number(),
                "%s FAILURE %s %s %s %s"
                        .formatted(
                                attempt.decidedAt(),
                                attempt.subscription(),
                                attempt.outcome(),
                                attempt.price(),
                                attempt.shortfall()));
    }

    private List<Line> journal() {
        return jdbc
                .sql("""
                    select j.journal_id, j.at, j.subscription_id, j.kind, j.facts ->> 'because' as because,
                      j.facts ->> 'due_at' = j.facts ->> 'expires_at' as at_expiration
                    from journal j where j.account_id = ?
                      and j.kind in ('EXPIRED', 'SUSPENDED', 'RELEASED', 'ORDER_CANCELLED')\
                    """)
                .param(account.id().value())
                .query((row, n) -> {
                    var at = row.getTimestamp("at").toInstant();
                    var item = row.getString("subscription_id");
                    var key = row.getString("journal_id");
                    return switch (row.getString("kind")) {
                        case "EXPIRED" -> List.of(new Line(key, at + " EXPIRATION " + item));
                        case "SUSPENDED" ->
                            row.getBoolean("at_expiration")
                                    ? List.of(
                                            new Line(key, at + " EXPIRATION " + item),
                                            new Line(key, at + " STOP " + item))
                                    : List.of(new Line(key, at + " STOP " + item));
                        case "RELEASED" -> List.of(new Line(key, at + " RELEASE " + item));
                        default ->
                            "LAPSED".equals(row.getString("because"))
                                    ? List.of(new Line(key, at + " LAPSE " + item))
                                    : List.<Line>of();
                    };
                })
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    static List<String> told(List<Happening> happenings) {
        return happenings.stream()
                .map(Reality::told)
                .filter(Objects::nonNull)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String told(Happening happening) {
        var id = happening.item().id();
        return switch (happening) {
            case Charge c ->
                "%s CHARGE %s %s %s %s %s %s"
                        .formatted(c.at(), id, c.period(), c.price(), c.byCoupons(), c.fromWallet(), c.term());
            case Failure f -> "%s FAILURE %s %s %s %s".formatted(f.at(), id, f.code(), f.price(), f.shortfall());
            case Expiration e -> e.at() + " EXPIRATION " + id;
            case Stop s -> s.at() + " STOP " + id;
            case Release r -> r.at() + " RELEASE " + id;
            case Lapse l -> l.at() + " LAPSE " + id;
        };
    }
}
