package dev.perennial.house;

import dev.perennial.kernel.Sentences;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Every sentence of a language by its key, from that language's own files: English fills no gap of Chinese here. */
final class Bundles {
    private Bundles() {}

    static Map<String, String> english() {
        return read("");
    }

    static Map<String, String> chinese() {
        return read("_zh");
    }

    private static Map<String, String> read(String suffix) {
        var all = new TreeMap<String, String>();
        for (var area : Sentences.AREAS) {
            var own = new Properties();
            try {
                own.load(new StringReader(
                        Source.read(Path.of("src/main/resources/messages", area + suffix + ".properties"))));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            for (var key : own.stringPropertyNames()) {
                if (all.put(key, own.getProperty(key)) != null) {
                    throw new AssertionError(key + " is written in two areas");
                }
            }
        }
        return all;
    }
}
