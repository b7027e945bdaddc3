package dev.perennial.vault;

import dev.perennial.kernel.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The key all secrets are sealed with: told by a setting, or a file of the data folder that is made once. */
final class MasterKey {
    static final int BYTES = 32;
    static final String SETTING = "perennial.secret-key";
    private static final String FILE = "secret.key";

    private MasterKey() {}

    /** Where the key is, as people are told: the setting, or the file. */
    static String where(String told, Path data) {
        return told.isEmpty() ? data.resolve(FILE).toString() : SETTING;
    }

    /**
     * @param told 32 bytes in base64; empty where the data folder's own key is meant
     * @param mayMake whether nothing is sealed yet, so that a file that is not there may be made
     * @throws RefusedException where what is told, or what the file holds, is no such key, or a file is gone
     */
    static VaultKey read(String told, Path data, boolean mayMake) {
        return told.isEmpty() ? ofFolder(data.resolve(FILE), mayMake) : key(told, SETTING);
    }

    private static VaultKey ofFolder(Path file, boolean mayMake) {
        try {
            if (!Files.exists(file)) {
                if (!mayMake) throw refused(VaultRefusal.SECRET_KEY_MISSING, file.toString());
                make(file);
            }
            return key(Files.readString(file).strip(), file.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException("The key of the secrets cannot be read or made: " + file, failed);
        }
    }

    /** Whole or not at all, and never over another: of several processes that start at once one makes it. */
    private static void make(Path file) throws IOException {
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var onlyOurs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new", onlyOurs);
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(fresh) + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // The other's key is as good.
        } finally {
            Files.delete(draft);
        }
    }

    static VaultKey key(String text, String where) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (bytes.length == BYTES) return new VaultKey(bytes);
        } catch (IllegalArgumentException unreadable) {
            // Said below, without what it holds.
        }
        throw refused(VaultRefusal.SECRET_KEY_MALFORMED, where);
    }

    static RefusedException refused(VaultRefusal why, String where) {
        return new RefusedException(why, Map.of("where", where));
    }
}
