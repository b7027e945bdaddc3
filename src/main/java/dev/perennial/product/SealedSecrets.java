package dev.perennial.product;

import dev.perennial.vault.Sealed;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The secrets of products' systems, for a change of the key they are sealed with; all of them with the first bucket. */
@Configuration("productSealedSecrets")
class SealedSecrets {

    @Bean
    Sealed productSecret(SystemStore store) {
        return new Column(store, "secret");
    }

    @Bean
    Sealed productSecretBefore(SystemStore store) {
        return new Column(store, "secret_before");
    }

    private record Column(SystemStore store, String name) implements Sealed {
        @Override
        public String column() {
            return "product_system." + name;
        }

        @Override
        public int reseal(int bucket, Resealing change) {
            if (bucket > 0) return 0;
            boolean before = name.equals("secret_before");
            int done = 0;
            for (var kept : store.all()) {
                var sealed = before ? kept.before() : kept.secret();
                if (sealed == null || !begins(sealed, change.before())) continue;
                var product = kept.system().product();
                var again = change.again().apply(ProductSystems.purpose(product), sealed);
                done += before
                        ? store.resealBefore(product, sealed, again)
                        : store.resealSecret(product, sealed, again);
            }
            return done;
        }

        private static boolean begins(byte[] sealed, byte[] before) {
            return sealed.length >= before.length && Arrays.equals(sealed, 0, before.length, before, 0, before.length);
        }
    }
}
