package dev.perennial.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where catalog files come from: the ones shipped, and a vendor's folder. */
final class CatalogFiles {
    private static final List<String> SHIPPED = List.of("dms.yaml", "domain.yaml", "mail.yaml", "entities.yaml");
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private CatalogFiles() {}

    static List<Source> shipped() {
        return SHIPPED.stream().map(CatalogFiles::resource).toList();
    }

    static List<Source> shippedEntities() {
        return List.of(resource("entities.yaml"));
    }

    static List<Source> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw refused(folder, "is not a folder; name the one that holds the catalog files");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            var files = entries.filter(CatalogFiles::isCatalogFile).sorted().toList();
            if (files.isEmpty()) {
                throw refused(folder, "has no catalog file; put one there that ends in .yaml, .yml or .json");
            }
            return files.stream().map(CatalogFiles::file).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A schema kept beside the files, for editors, is not one of them. */
    private static boolean isCatalogFile(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path)
                && !name.startsWith(".")
                && !name.endsWith(".schema.json")
                && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static Source resource(String name) {
        try (var in = CatalogFiles.class.getResourceAsStream("/catalog/" + name)) {
            return new Source(name, in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads one byte more than is accepted, so that a huge file is refused and not held. */
    private static Source file(Path path) {
        try (var in = Files.newInputStream(path)) {
            return new Source(path.getFileName().toString(), in.readNBytes(SourceReader.BYTES_MAX + 1));
        } catch (IOException unreadable) {
            throw new CatalogRefused(List.of(new Problem(
                    path.getFileName().toString(), "", "cannot be read; give Perennial the right to: " + unreadable)));
        }
    }

    private static CatalogRefused refused(Path folder, String reason) {
        return new CatalogRefused(List.of(new Problem(folder.toString(), "", reason)));
    }
}
