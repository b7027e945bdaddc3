package dev.perennial.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Scene;
import dev.perennial.db.DatabaseOptions;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.product.ProductSystem;
import dev.perennial.product.ProductSystems;
import dev.perennial.user.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;

/** What is sealed opens with its own key, for its own purpose, and unaltered; and with the next key once it is changed. */
class VaultTest extends Scene {
    private static final byte[] SECRET = "the secret".getBytes(StandardCharsets.UTF_8);
    private static final String ONE = key(1);
    private static final String OTHER = key(2);

    @TempDir
    private Path folder;

    @BeforeEach
    void empty() {
        jdbc().sql("delete from vault_check").update();
    }

    @Test
    void whatIsSealedOpensForItsPurposeOnlyAndUnaltered() {
        var vault = vault(ONE, "");
        var sealed = vault.seal("api key 1", SECRET);
        assertThat(vault.open("api key 1", sealed)).isEqualTo(SECRET);
        assertThat(vault.seal("api key 1", SECRET)).isNotEqualTo(sealed);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("the secret");
        assertThatThrownBy(() -> vault.open("api key 2", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another purpose, or altered");
        for (int at = VaultKey.MARK_BYTES; at < sealed.length; at++) {
            var altered = sealed.clone();
            altered[at] ^= 1;
            assertThatThrownBy(() -> vault.open("api key 1", altered)).isInstanceOf(IllegalStateException.class);
        }
        var cutOff = Arrays.copyOf(sealed, 10);
        assertThatThrownBy(() -> vault.open("api key 1", cutOff)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWrongKeyIsFoundBeforeAnythingIsOpenedOrSealed() {
        var sealed = vault(ONE, "").seal("x", SECRET);
        assertRefused(VaultRefusal.SECRET_KEY_WRONG, () -> vault(OTHER, "").open("x", sealed));
        assertRefused(VaultRefusal.SECRET_KEY_WRONG, () -> vault(OTHER, "").seal("x", SECRET));
        assertRefused(VaultRefusal.SECRET_KEY_WRONG, () -> checked(vault(OTHER, "")));
        assertRefused(
                VaultRefusal.SECRET_KEY_MALFORMED, () -> vault("nonsense", "").seal("x", SECRET));
        assertThat(checked(vault(ONE, ""))).isTrue();
    }

    @Test
    void nothingIsMadeInPlaceOfAFileThatIsGone() throws Exception {
        assertThat(checked(vault("", "")))
                .as("nothing is sealed, so there is nothing to check")
                .isTrue();
        assertThat(folder.resolve("secret.key")).doesNotExist();
        var sealed = vault("", "").seal("x", SECRET);
        var file = folder.resolve("secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(vault("", "").open("x", sealed)).isEqualTo(SECRET);

        var kept = Files.readString(file);
        Files.delete(file);
        assertRefused(VaultRefusal.SECRET_KEY_MISSING, () -> vault("", "").open("x", sealed));
        assertThat(file).doesNotExist();
        Files.writeString(file, kept);
        assertThat(vault("", "").open("x", sealed)).isEqualTo(SECRET);
        Files.writeString(file, "short");
        assertRefused(VaultRefusal.SECRET_KEY_MALFORMED, () -> checked(vault("", "")));
    }

    @Test
    void ofSeveralProcessesThatMakeTheKeyAtOnceAllHaveTheSame() throws Exception {
        int count = 8;
        var barrier = new CyclicBarrier(count);
        Callable<byte[]> process = () -> {
            var vault = vault("", "");
            barrier.await();
            return vault.seal("x", SECRET);
        };
        try (var processes = Executors.newFixedThreadPool(count)) {
            for (var sealed : processes.invokeAll(Collections.nCopies(count, process))) {
                assertThat(vault("", "").open("x", sealed.get())).isEqualTo(SECRET);
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("secret.key"));
        }
    }

    @Test
    void whatTheKeyBeforeSealedIsSealedAnew() {
        var owner = user("owner", Role.OWNER, account("lotus", "0.00"));
        var made = bean(ApiKeys.class)
                .make(
                        owner,
                        new ApiKeys.Wish("SDK", ApiKey.Kind.SIGNING, Set.of(Scope.ORDERS_READ), Optional.empty()),
                        now())
                .orThrow();
        var systems = bean(ProductSystems.class);
        var wish = new ProductSystem.Wish("http://localhost:9", true, Duration.ofSeconds(1), 1, Duration.ofMinutes(1));
        var why = new Reason("as agreed");
        var first = systems.connect("mail", wish, why, Actor.operator("wang"), now())
                .orThrow()
                .secret();
        var fresh =
                systems.changeSecret("mail", why, Actor.operator("wang"), now()).orThrow();
        var before = column();
        var story = Path.of("target", "story-data", "secret.key");
        var told = read(story);

        assertThat(change("", story.getParent(), "").run())
                .as("no key before, nothing to do")
                .isZero();
        assertThat(change(OTHER, folder, told).run()).isEqualTo(3);
        assertThat(column()).isNotEqualTo(before);
        assertThat(change(OTHER, folder, told).run()).as("all of it is done").isZero();
        var purpose = "api key " + made.key().id();
        assertThat(new String(vault(OTHER, "").open(purpose, column()), StandardCharsets.US_ASCII))
                .isEqualTo(made.secret());
        assertRefused(VaultRefusal.SECRET_KEY_WRONG, () -> vault(told, "").open(purpose, column()));
        var signing = "product_system:mail";
        assertThat(vault(OTHER, "").open(signing, product("secret"))).isEqualTo(fresh.bytes());
        assertThat(vault(OTHER, "").open(signing, product("secret_before"))).isEqualTo(first.bytes());
    }

    private byte[] product(String column) {
        return jdbc().sql("select " + column + " from product_system where product = 'mail'")
                .query(byte[].class)
                .single();
    }

    @Test
    void whoeverLostTheKeyGoesOnWithAnother() {
        var sealed = vault(ONE, "").seal("x", SECRET);
        change(OTHER, folder, "").startOver();
        var vault = vault(OTHER, "");
        assertThat(checked(vault)).isTrue();
        assertThat(vault.isOurs(sealed)).isFalse();
        assertRefused(VaultRefusal.SECRET_KEY_WRONG, () -> vault.open("x", sealed));
    }

    @Test
    void whoeverSealsCanSealAnew() throws Exception {
        var sealing = modulesWith("import dev.perennial.vault.Vault;");
        assertThat(sealing).contains("key");
        assertThat(modulesWith("implements Sealed")).isEqualTo(sealing);
        assertThat(bean(KeyChange.class).columns()).hasSizeGreaterThanOrEqualTo(sealing.size());
    }

    private static TreeSet<String> modulesWith(String text) throws IOException {
        var root = Path.of("src/main/java/dev/perennial");
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains(text))
                    .map(file -> root.relativize(file).getName(0).toString())
                    .filter(module -> !Set.of("vault", "cli").contains(module))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private byte[] column() {
        return jdbc().sql("select secret_sealed from api_key where secret_sealed is not null")
                .query(byte[].class)
                .single();
    }

    private KeyChange change(String told, Path data, String before) {
        return new KeyChange(
                vault(told, before, data),
                bean(VaultStore.class),
                bean(KeyChange.class).columns(),
                bean(Buckets.class),
                bean(PlatformTransactionManager.class));
    }

    private Vault vault(String told, String before) {
        return vault(told, before, folder);
    }

    /** As another process has it. */
    private Vault vault(String told, String before, Path data) {
        return new Vault(
                told,
                before,
                DatabaseOptions.embedded(data),
                bean(VaultStore.class),
                bean(PlatformTransactionManager.class));
    }

    private static boolean checked(Vault vault) {
        vault.check();
        return true;
    }

    private static void assertRefused(VaultRefusal why, Callable<?> work) {
        assertThatThrownBy(work::call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String key(int fill) {
        var bytes = new byte[MasterKey.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
