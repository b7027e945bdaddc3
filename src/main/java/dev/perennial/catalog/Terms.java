package dev.perennial.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The Terms of Service a buyer reads and accepts.
 *
 * @param version changes whenever the text does
 * @param text paragraphs, an empty line between them; blank for terms loaded before their texts were kept here
 */
public record Terms(String version, Text text) {
    public List<String> paragraphs(Locale language) {
        return Stream.of(text.in(language).split("\\R\\s*\\R"))
                .map(paragraph -> paragraph.strip().replaceAll("\\s*\\R\\s*", " "))
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** Whether {@code other} says something else under the same version. */
    boolean contradicts(Terms other) {
        return version.equals(other.version) && !text.en().isBlank() && !text.equals(other.text);
    }
}
