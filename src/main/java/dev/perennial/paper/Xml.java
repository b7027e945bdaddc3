package dev.perennial.paper;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes XML that is small, indented, and has no empty elements: what e-invoices are. */
final class Xml {
    private final StringBuilder written = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    /** An element that holds others. */
    Xml in(String name, Runnable content) {
        return in(name, "", content);
    }

    /** @param attributes as they stand in the tag; only names and values of our own */
    Xml in(String name, String attributes, Runnable content) {
        indent().append('<')
                .append(name)
                .append(attributes.isEmpty() ? "" : " ")
                .append(attributes)
                .append(">\n");
        depth++;
        content.run();
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /** An element of words; none when there are none. */
    Xml put(String name, String words) {
        return put(name, "", words);
    }

    Xml put(String name, String attributes, String words) {
        var sound = sound(words);
        if (!sound.isEmpty()) {
            indent().append('<')
                    .append(name)
                    .append(attributes.isEmpty() ? "" : " ")
                    .append(attributes)
                    .append('>');
            written.append(escaped(sound)).append("</").append(name).append(">\n");
        }
        return this;
    }

    Xml put(String name, Optional<String> words) {
        return put(name, words.orElse(""));
    }

    byte[] bytes() {
        return written.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Without what XML 1.0 cannot hold, whatever a customer typed: controls, halves of pairs; blanks as one. */
    static String sound(String words) {
        var sound = new StringBuilder();
        words.codePoints()
                .map(each -> Character.isWhitespace(each) || Character.isSpaceChar(each) ? ' ' : each)
                .filter(Xml::isAllowed)
                .forEach(sound::appendCodePoint);
        return sound.toString().replaceAll(" {2,}", " ").strip();
    }

    private static boolean isAllowed(int each) {
        return each >= 0x20 && each < 0x7f
                || each >= 0xa0 && each < 0xd800
                || each >= 0xe000 && each < 0xfffe
                || each >= 0x10000;
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private StringBuilder indent() {
        return written.append("  ".repeat(depth));
    }
}
