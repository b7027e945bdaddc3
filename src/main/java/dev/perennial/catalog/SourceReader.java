package dev.perennial.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Turns the bytes of a catalog file into a tree, trusting none of them. */
final class SourceReader {
    /** A product with ten thousand offers stays below it; the parsers hold a file in memory. */
    static final int BYTES_MAX = 1 << 20;

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SourceReader() {}

    /** @throws Unreadable when the file holds no tree, with the reason in words */
    static JsonNode read(Source source) {
        if (source.bytes().length > BYTES_MAX) {
            throw new Unreadable("is larger than 1 MiB: split it, one product per file");
        }
        var text = text(source.bytes());
        var mapper = source.file().toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : YAML;
        try {
            refuseTraps(mapper, text);
            return mapper.readTree(text);
        } catch (JacksonException notATree) {
            throw new Unreadable(reason(notATree));
        }
    }

    private static String text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new Unreadable("is not UTF-8: save it in that encoding");
        }
    }

    /**
     * A few lines of YAML that refer to each other can stand for gigabytes, a tag can ask for any type, and whatever
     * follows the first document would be lost.
     */
    private static void refuseTraps(ObjectMapper mapper, String text) {
        try (var parser = mapper.createParser(text)) {
            boolean ended = false;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean alias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
                if (alias || parser.getObjectId() != null || parser.getTypeId() != null) {
                    throw new Unreadable(at(parser.currentTokenLocation())
                            + "anchors (&), aliases (*) and tags (!) are not read: write the value out");
                }
                if (ended) {
                    throw new Unreadable(at(parser.currentTokenLocation())
                            + "a second document begins here: put every product in a file of its own");
                }
                ended = parser.streamReadContext().inRoot() && !token.isStructStart();
            }
        }
    }

    /** The YAML parser names the line at fault; around it, Jackson knows only the last line that was right. */
    private static String reason(JacksonException notATree) {
        if (notATree.getCause() instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            var mark = marked.getProblemMark().get();
            return at(mark.getLine() + 1, mark.getColumn() + 1) + marked.getProblem();
        }
        var message = notATree.getOriginalMessage().lines().findFirst().orElse("cannot be read");
        return at(notATree.getLocation()) + message;
    }

    private static String at(TokenStreamLocation place) {
        return place == null ? "" : at(place.getLineNr(), place.getColumnNr());
    }

    private static String at(int line, int column) {
        return "line " + line + ", column " + column + ": ";
    }

    /** Why a file holds no tree. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String reason) {
            super(reason);
        }
    }
}
