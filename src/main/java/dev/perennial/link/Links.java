package dev.perennial.link;

import dev.perennial.kernel.Outcome;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Front door to links that show by a signature that they were made here. They do not grow old. */
@Component
public class Links {
    private static final int KEY_BYTES = 32;

    private final KeyStore store;
    private final PublicAddress address;
    private final TransactionTemplate byItself;
    private volatile byte @Nullable [] key;

    Links(KeyStore store, PublicAddress address, PlatformTransactionManager transactions) {
        this.store = store;
        this.address = address;
        this.byItself = new TransactionTemplate(transactions);
        this.byItself.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * A link of a message that lands on a page of ours.
     *
     * @param path with its query, beginning with one slash: never another host's
     */
    public URI to(UUID message, String path) {
        if (!LinkRule.isOurs(path)) {
            throw new IllegalArgumentException("Indicates a bug: a link leads to '" + path + "'");
        }
        return URI.create(address.origin() + "/go/" + LinkRule.brief(message) + "/"
                + LinkRule.signLink(key(), message, path) + "?to="
                + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/"));
    }

    /** The page that a link as made by {@link #to} lands on. */
    public Outcome<String> landing(String message, String signature, String path) {
        var id = LinkRule.id(message);
        boolean ours =
                id.isPresent() && LinkRule.isOurs(path) && LinkRule.isSignedLink(key(), id.get(), path, signature);
        return ours ? Outcome.done(path) : Outcome.refused(LinkRefusal.LINK_NOT_VALID, Map.of());
    }

    /** The absolute address of a path of ours, unsigned. */
    public URI page(String path) {
        return URI.create(address.origin() + path);
    }

    /** A signature that fits into an address; one for this purpose is worth nothing for another. */
    public String sign(String purpose, String payload) {
        return LinkRule.sign(key(), purpose, payload);
    }

    public boolean isSigned(String purpose, String payload, String signature) {
        return LinkRule.isSigned(key(), purpose, payload, signature);
    }

    /** Made when it is first needed, in a transaction of its own: what was signed stays so, whatever becomes of the caller's. */
    private byte[] key() {
        var known = key;
        if (known != null) return known;
        var found = store.find()
                .orElseGet(() -> byItself.execute(status -> {
                    var fresh = new byte[KEY_BYTES];
                    new SecureRandom().nextBytes(fresh);
                    store.create(fresh);
                    return store.find().orElseThrow();
                }));
        key = found;
        return found;
    }
}
