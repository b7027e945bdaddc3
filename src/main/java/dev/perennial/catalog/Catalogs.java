package dev.perennial.catalog;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is sold and who sells it: read from files when loaded, from the database ever after. */
@Component
public class Catalogs {
    /** For so long a node may go on by a catalog that another node has replaced. */
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);

    private final CatalogStore store;
    private volatile @Nullable Seen seen;

    Catalogs(CatalogStore store) {
        this.store = store;
    }

    /** All products as of the last loading, by any node, two seconds ago at the most. */
    public Catalog current() {
        var last = seen;
        if (last != null && System.nanoTime() - last.checkedNanos < CHECK_EVERY.toNanos()) {
            return last.catalog;
        }

        // The stamp is read before the products: should they change in between, the next check sees another stamp.
        long checkedNanos = System.nanoTime();
        var stamp = store.stamp();
        var catalog = last != null && last.stamp.equals(stamp) ? last.catalog : store.read();
        seen = new Seen(catalog, stamp, checkedNanos);
        return catalog;
    }

    /**
     * Checks all files and stores the products and billing entities that changed: all or none. What no file holds stays
     * as it is.
     *
     * @throws CatalogRefused with every reason found
     */
    public Loaded load(List<Source> files, Instant now) {
        var before = store.read();
        var sound = CatalogRule.read(files, before);
        var saved = store.save(sound.products(), sound.entities(), now);
        seen = null;

        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        var unchanged = new ArrayList<String>();
        sound.products().stream().map(Document::code).forEach(code -> {
            boolean known = before.find(code).isPresent();
            (!saved.products().contains(code) ? unchanged : known ? changed : added).add(code);
        });
        sound.entities().stream().map(Document::code).forEach(code -> {
            boolean known = before.findEntity(code).isPresent();
            (!saved.entities().contains(code) ? unchanged : known ? changed : added).add(code);
        });
        return new Loaded(List.copyOf(added), List.copyOf(changed), List.copyOf(unchanged));
    }

    /** Products that changed since the deadlines of their items were found, with their revision. */
    public Map<String, Integer> unplanned() {
        return store.unplanned();
    }

    /** The deadlines of all items of this product are those of this revision now. */
    public void planned(String code, int revision) {
        store.planned(code, revision);
    }

    /** The products Perennial comes with. */
    public static List<Source> shipped() {
        return CatalogFiles.shipped();
    }

    /**
     * The catalog files ({@code .yaml}, {@code .yml}, {@code .json}) of a folder, by name.
     *
     * @throws CatalogRefused when it is no folder, or has none
     */
    public static List<Source> in(Path folder) {
        return CatalogFiles.in(folder);
    }

    private record Seen(Catalog catalog, String stamp, long checkedNanos) {}
}
