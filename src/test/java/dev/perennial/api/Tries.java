package dev.perennial.api;

import dev.perennial.key.Scope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operations on which tests try what holds for all operations: they add to a table of the test's own. */
@RestController
@ConditionalOnProperty("perennial.tries")
class Tries {
    enum Colour {
        RED,
        GREEN
    }

    record Line(int count, Colour colour) {}

    record Wish(String name, @Nullable String note, List<Line> lines) {}

    record Thing(String name, int times) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile String name = "first";
    final AtomicInteger carriedOut = new AtomicInteger();
    volatile CountDownLatch hold = new CountDownLatch(0);
    volatile CountDownLatch inside = new CountDownLatch(0);

    Tries(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @GetMapping("/api/v1/tries")
    @Needs(Scope.ACCOUNT_READ)
    Page<Integer> list(Paging paging, @RequestParam(required = false) @Nullable Colour colour) {
        int from = paging.after("tries", 1)
                .map(cursor -> (int) cursor.number(0) + 1)
                .orElse(0);
        var rows = java.util.stream.IntStream.range(from, Math.min(5, from + paging.fetch()))
                .boxed()
                .toList();
        return paging.page(rows, row -> row, row -> Cursor.of("tries", row));
    }

    @GetMapping("/api/v1/tries/{n}")
    @Needs(Scope.ACCOUNT_READ)
    Thing one(@PathVariable int n) {
        if (n == 13) throw new IllegalStateException("a bug");
        return new Thing(name, n);
    }

    @PutMapping("/api/v1/tries/{n}")
    @Needs(Scope.ACCOUNT_READ)
    Thing rename(@PathVariable int n, @RequestBody Thing thing, IfMatch seen) {
        seen.check(new Thing(name, n));
        name = thing.name();
        return new Thing(name, n);
    }

    @PostMapping("/api/v1/tries")
    @Needs(Scope.ACCOUNT_READ)
    Thing act(@RequestBody Wish wish) throws InterruptedException {
        inside.countDown();
        hold.await();
        transaction.executeWithoutResult(status -> jdbc.sql("insert into tried (name) values (?)")
                .param(wish.name())
                .update());
        int times = carriedOut.incrementAndGet();
        if (wish.name().equals("fault")) throw new IllegalStateException("after it acted");
        if (wish.name().equals("refused")) {
            throw new dev.perennial.kernel.RefusedException(dev.perennial.key.KeyRefusal.KEYS_TOO_MANY, Map.of());
        }
        return new Thing(wish.name(), times);
    }
}
