package dev.perennial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.kernel.Buckets;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule 29: however many ask at once, and wherever it is stopped, an entity's numbers have no gap and no double. */
class GaplessTest extends Papered {
    private static final int ACCOUNTS = 12;
    private static final int PAPERS = 5;

    @Override
    protected Integer buckets() {
        return 16;
    }

    @Test
    void rule29ManyAccountsAtOnceAndKilledBetweenSteps() throws Exception {
        var accounts = new ArrayList<Account>();
        var titles = new ArrayList<Title>();
        for (int i = 0; i < ACCOUNTS; i++) {
            var account = account("many-" + i, "9000.00");
            accounts.add(account);
            titles.add(title(account));
        }
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < ACCOUNTS; i++) {
            var account = accounts.get(i);
            var title = titles.get(i);
            var orders = IntStream.range(0, PAPERS)
                    .mapToObj(n -> bought(account.id() + "-" + n, account))
                    .toList();
            work.add(() -> {
                var random = new Random(account.id().hashCode());
                for (var order : orders) {
                    ask(account, title, UUID.randomUUID().toString(), order).orThrow();
                    switch (random.nextInt(3)) {
                        case 0 -> bean(Issuing.class).issueOf(account.id(), now());
                        case 1 -> numberOnly(account);
                        default -> {
                            // Stopped before its number was bound: the next run finds it.
                        }
                    }
                }
                return null;
            });
        }
        work.add(() -> {
            for (int i = 0; i < 5; i++) papers();
            return null;
        });
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(work)) done.get();
        }
        papers();
        papers();

        var numbers = accounts.stream()
                .flatMap(account -> papersOf(account).stream())
                .map(invoice -> invoice.issue().orElseThrow().number())
                .sorted()
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, ACCOUNTS * PAPERS)
                        .mapToObj(n -> String.format("PCN-2026-%06d", n))
                        .toList());
    }

    /** Does the second step, and is killed before the third. */
    private void numberOnly(Account account) {
        int bucket = bean(Buckets.class).of(account.id().value());
        var waiting = bean(IssueStore.class).waitingOf(bucket, account.id());
        var today = now().atZone(SHANGHAI).toLocalDate();
        bean(Numbering.class)
                .bind(
                        "perennial-cn",
                        Invoice.Kind.INVOICE,
                        waiting.stream().map(IssueStore.Waiting::invoice).toList(),
                        today);
    }
}
