package dev.perennial.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key all secrets are sealed with: told by a setting, or a file of the data folder that is made once. */
final class MasterKey {
    static final int BYTES = 32;
    private static final String FILE = "secret.key";

    private MasterKey() {}

    /**
     * @param told 32 bytes in base64; empty where the data folder's own key is meant
     * @throws IllegalStateException where what is told, or what the file holds, is no such key
     */
    static byte[] read(String told, Path data) {
        return told.isEmpty() ? ofFolder(data.resolve(FILE)) : bytes(told, "perennial.secret-key");
    }

    private static byte[] ofFolder(Path file) {
        try {
            if (!Files.exists(file)) make(file);
            return bytes(Files.readString(file).strip(), file.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException("The key of the secrets cannot be read or made: " + file, failed);
        }
    }

    /** Whole or not at all, and never over another: of several processes that start at once one makes it. */
    private static void make(Path file) throws IOException {
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Files.createDirectories(file.getParent());
        var onlyOurs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.getParent(), FILE, ".new", onlyOurs);
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(fresh) + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // The other's key is as good.
        } finally {
            Files.delete(draft);
        }
    }

    private static byte[] bytes(String text, String where) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (bytes.length == BYTES) return bytes;
        } catch (IllegalArgumentException unreadable) {
            // Said below, without what it holds.
        }
        throw new IllegalStateException(where + " holds no key: it takes 32 bytes in base64, as 'openssl rand -base64 "
                + BYTES + "' makes them.");
    }
}
