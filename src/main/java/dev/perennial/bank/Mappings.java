package dev.perennial.bank;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Front door to the ways CSV files are read: those that come with the program, and the vendor's own by name. */
@Component
public class Mappings {
    private final MappingStore store;

    Mappings(MappingStore store) {
        this.store = store;
    }

    /** The text of each, by name; one of the vendor's own stands in for a shipped one of its name. */
    public Map<String, String> all() {
        var all = new TreeMap<>(CsvMapping.SHIPPED);
        all.putAll(store.all());
        return all;
    }

    public Optional<CsvMapping> find(String name) {
        return Optional.ofNullable(all().get(name))
                .map(content -> CsvMapping.read(name, content).orThrow());
    }

    /** Keeps a mapping under its name, in place of the one that has it. */
    public Outcome<CsvMapping> save(String name, String content, Actor actor, Instant now) {
        var read = CsvMapping.read(name.strip(), content);
        if (read instanceof Outcome.Done<CsvMapping>(var mapping)) {
            store.save(mapping.name(), content.strip(), actor, now);
        }
        return read;
    }
}
