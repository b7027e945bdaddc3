package dev.perennial.api.product;

import dev.perennial.product.Health;
import dev.perennial.product.ProductSystem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a product's own system is reached, and whether it answers.
 *
 * @param secretBeforeUntil until when the secret before signs too; null where there is none
 * @param silentSince since when it gives no answer; null while it does
 * @param restsUntil until when nothing is asked of it, after several calls without an answer
 * @param secret what calls are signed with: only in the answer that made it
 */
@Schema(name = "ProductSystem")
record SystemResource(
        String product,
        String address,
        boolean enabled,
        long timeoutSeconds,
        int atOnce,
        long patienceMinutes,
        int revision,
        Instant secretSince,
        @Nullable Instant secretBeforeUntil,
        @Nullable Instant answeredAt,
        @Nullable Instant silentSince,
        @Nullable String silentWhy,
        @Nullable Instant restsUntil,
        @Nullable String secret) {

    static SystemResource of(ProductSystem system, Health health, @Nullable Instant restsUntil) {
        return new SystemResource(
                system.product(),
                system.address().toString(),
                system.isEnabled(),
                system.timeout().toSeconds(),
                system.atOnce(),
                system.patience().toMinutes(),
                system.revision(),
                system.secretSince(),
                system.beforeUntil(),
                health.answeredAt().orElse(null),
                health.silentSince().orElse(null),
                health.silentWhy().orElse(null),
                restsUntil,
                null);
    }

    SystemResource with(String made) {
        return new SystemResource(
                product,
                address,
                enabled,
                timeoutSeconds,
                atOnce,
                patienceMinutes,
                revision,
                secretSince,
                secretBeforeUntil,
                answeredAt,
                silentSince,
                silentWhy,
                restsUntil,
                made);
    }
}
