package dev.perennial.product;

import dev.perennial.api.ApiScene;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Reason;
import dev.perennial.sign.SigningSecret;
import dev.perennial.sign.StandardSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;

/** A served story with a product system of its own behind it. */
public abstract class ProductScene extends ApiScene {
    protected static final Actor WANG = Actor.operator("wang");
    protected static final Reason REASON = new Reason("as agreed");

    final Vendor vendor = new Vendor();

    @AfterAll
    void closeVendor() {
        vendor.close();
    }

    /** Connects a product to this story's system. */
    final SigningSecret connect(String product) {
        var made = bean(ProductSystems.class)
                .connect(product, wish(vendor.address(), true), REASON, WANG, now())
                .orThrow();
        vendor.secret = made.secret().text();
        return made.secret();
    }

    final ProductSystem.Wish wish(String address, boolean enabled) {
        return new ProductSystem.Wish(address, enabled, Duration.ofSeconds(5), 4, Duration.ofMinutes(60));
    }

    protected final List<String> states(String item) {
        return jdbc().sql("select action || ' ' || state from provider_task where subscription_id = ? order by task_id")
                .param(item)
                .query(String.class)
                .list();
    }

    protected final UUID lastTask(String item) {
        return jdbc().sql("select task_id from provider_task where subscription_id = ? order by task_id desc limit 1")
                .param(item)
                .query(UUID.class)
                .single();
    }

    /** Waits for what goes on by itself. */
    static void until(BooleanSupplier isSo) {
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > patience) throw new AssertionError("It did not come to that");
            Thread.onSpinWait();
        }
    }

    /** What a product's system sends with an answer: names and values, one after the other. */
    static String[] signed(String id, Instant at, String body, SigningSecret secret) {
        return StandardSignature.headers(id, at, body.getBytes(StandardCharsets.UTF_8), List.of(secret))
                .entrySet()
                .stream()
                .flatMap(header -> List.of(header.getKey(), header.getValue()).stream())
                .toArray(String[]::new);
    }

    static String[] signedNow(UUID id, String body, SigningSecret secret) {
        return signed(id.toString(), PlatformClock.wall(), body, secret);
    }
}
