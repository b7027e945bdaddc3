package dev.perennial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Reason;
import dev.perennial.order.Order;
import dev.perennial.order.Refunds;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 8 whatever happens in whatever order: buying, invoicing, refunds, undoing, months passing, papers being made. */
class PapersInAnyOrderTest extends Papered {
    private static final int STEPS = 40;
    private static final Reason BECAUSE = new Reason("as it fell out");

    private final List<Order> orders = new ArrayList<>();
    private Random random = new Random(0);
    private int made;

    @Override
    protected Integer buckets() {
        return 4;
    }

    @ParameterizedTest
    @ValueSource(longs = {20260302, 4711})
    void law8AfterEachStep(long seed) {
        random = new Random(seed);
        orders.clear();
        var accounts = List.of(account("one-" + seed, "30000.00"), account("two-" + seed, "30000.00"));
        accounts.forEach(this::title);
        for (int step = 0; step < STEPS; step++) {
            var what = step(accounts.get(random.nextInt(accounts.size())));
            assertThat(bean(Audits.class).check(checked -> {}))
                    .as("seed %s, step %s: %s", seed, step, what)
                    .isEmpty();
        }
        papers();
        accounts.forEach(this::everythingIsAccountedFor);
    }

    private String step(Account account) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> {
                orders.add(bought("any-" + made++, account));
                yield "bought";
            }
            case 2, 3 -> {
                var open = bean(Billables.class).orders(account, Optional.empty(), 2);
                if (!open.isEmpty()) invoice(account, open);
                yield "invoiced";
            }
            case 4 -> refund();
            case 5 -> {
                any().ifPresent(order -> bean(Refunds.class).undo(order.id(), Actor.COMMAND_LINE, now()));
                yield "undone";
            }
            case 6 -> {
                var to = random.nextBoolean() ? Choice.OnRefund.DEFICIT : Choice.OnRefund.CREDIT_NOTE;
                bean(Automatic.class).onRefund(account.id(), to, BECAUSE, Actor.COMMAND_LINE, now());
                yield "refunds come to " + to;
            }
            default -> {
                papers();
                moveTo(now().plus(Duration.ofHours(random.nextInt(100))));
                yield "papers";
            }
        };
    }

    private void invoice(Account account, List<Billables.OfOrder> open) {
        var ids = new HashSet<UUID>();
        open.forEach(order -> ids.add(order.order()));
        var title = bean(Titles.class).of(account.id()).getFirst().id();
        var asked = new Invoices.Asked(new Billables.Wanted.OfOrders(ids), title, null, null);
        bean(Invoices.class)
                .request(account.id(), asked, customer(account.id()), now())
                .orThrow();
    }

    private String refund() {
        any().ifPresent(order -> {
            var part = Money.ofMinor(1 + random.nextInt(20_000), CNY);
            var asked = new Repayment.Asked(List.of(new Repayment.Part(1, part)), List.of());
            bean(Repayments.class).repay(order.id(), asked, BECAUSE, Actor.operator("wang"), now());
        });
        return "refunded";
    }

    private Optional<Order> any() {
        return orders.isEmpty() ? Optional.empty() : Optional.of(orders.get(random.nextInt(orders.size())));
    }

    /** What papers say, less deficits, and what is open, is the cash that was not refunded. */
    private void everythingIsAccountedFor(Account account) {
        var zero = cny("0.00");
        var papers = papersOf(account).stream()
                .map(paper -> paper.isCreditNote() ? paper.gross().negated() : paper.gross())
                .reduce(zero, Money::plus);
        var owed = bean(Billables.class).owed(account.id()).stream()
                .map(Billables.Owed::amount)
                .reduce(zero, Money::plus);
        var open = bean(Billables.class).orders(account, Optional.empty(), 1000).stream()
                .map(Billables.OfOrder::left)
                .reduce(zero, Money::plus);
        var spent = cny("30000.00").minus(wallet(account).balance());
        assertThat(papers.minus(owed).plus(open)).isEqualTo(spent);
        assertThat(papersOf(account)).allMatch(paper -> paper.issue().isPresent());
    }
}
