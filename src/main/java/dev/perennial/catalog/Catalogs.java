package dev.perennial.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is sold: read from files once, from the database ever after. */
@Component
public class Catalogs {

    /** All products as of the last loading, by any node, at most a few seconds ago. */
    public Catalog current() {
        throw new UnsupportedOperationException("Indicates a bug: the catalog cannot be read yet");
    }

    /**
     * Checks all files and stores the products that changed: all or none. A product without a file stays as it is.
     *
     * @throws CatalogRefused with every reason found
     */
    public Loaded load(List<Source> files, Instant now) {
        throw new UnsupportedOperationException("Indicates a bug: the catalog cannot be loaded yet");
    }

    /** The products Perennial comes with. */
    public static List<Source> shipped() {
        throw new UnsupportedOperationException("Indicates a bug: no product is shipped yet");
    }

    /** The catalog files ({@code .yaml}, {@code .yml}, {@code .json}) of a folder, by name. */
    public static List<Source> in(Path folder) {
        throw new UnsupportedOperationException("Indicates a bug: no folder is read yet");
    }
}
