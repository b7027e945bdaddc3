package dev.perennial.product;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which products are connected, remembered for a moment: runs ask this of every task. */
@Component
class KnownSystems {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private record Seen(Map<String, ProductSystem> systems, long at) {}

    private final SystemStore store;
    private volatile @Nullable Seen seen;

    KnownSystems(SystemStore store) {
        this.store = store;
    }

    Optional<ProductSystem> find(String product) {
        var known = seen;
        if (known == null || System.nanoTime() - known.at() > REMEMBERED.toNanos()) {
            known = new Seen(
                    store.all().stream()
                            .map(SystemStore.Kept::system)
                            .collect(Collectors.toMap(ProductSystem::product, Function.identity())),
                    System.nanoTime());
            seen = known;
        }
        return Optional.ofNullable(known.systems().get(product));
    }

    /** What is changed in this transaction is seen by this process as soon as it holds. */
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                seen = null;
            }
        });
    }
}
