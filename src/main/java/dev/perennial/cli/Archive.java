package dev.perennial.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Files of a folder on their way to a server and back. */
final class Archive {
    private static final String PLAIN = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private Archive() {}

    /** Those of the files that the folder has. */
    static void pack(Path folder, List<String> names, Path archive) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (var name : names) {
                if (!Files.isRegularFile(folder.resolve(name))) continue;
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(folder.resolve(name), zip);
            }
        }
    }

    /** All of it into one folder, and nowhere else, whatever it calls itself. */
    static void unpack(Path archive, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().matches(PLAIN)) {
                    throw new IOException("The server's archive has a file of a strange name in it");
                }
                Files.copy(zip, folder.resolve(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
