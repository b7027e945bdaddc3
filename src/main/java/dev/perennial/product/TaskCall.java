package dev.perennial.product;

import dev.perennial.provider.ProviderTask;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task on the wire. Names once given stay; others may come.
 *
 * @param id the same with every repeat: what was done under it is not done again
 * @param quantity how many of it: items are counted one by one, so 1
 * @param until to which instant it is to serve; for {@code SUSPEND} and {@code RELEASE} since when it no longer does
 */
record TaskCall(
        UUID id,
        ProviderTask.Action action,
        String account,
        String subscription,
        String product,
        String edition,
        String name,
        int quantity,
        @Nullable Instant until) {

    static TaskCall of(ProviderTask task, ProviderTask.About about) {
        return new TaskCall(
                task.id(),
                task.action(),
                task.account().value(),
                task.subscription(),
                about.product(),
                about.edition(),
                about.name(),
                1,
                task.until());
    }
}
