package dev.perennial.bank;

import dev.perennial.kernel.RefusedException;
import java.io.CharConversionException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks an XML file once, element by element, and holds no more of it than the text it is asked for. */
final class Xml {
    private static final int DEPTH_MAX = 40;
    private static final int TEXT_MAX = 20_000;
    private static final XMLInputFactory FACTORY = factory();

    private final Ended input;
    private final XMLStreamReader reader;
    private int depth;

    /** Whether the file's end was read. */
    interface Ended {
        boolean isAtEnd();
    }

    private Xml(Ended input, XMLStreamReader reader) {
        this.input = input;
        this.reader = reader;
    }

    static <I extends InputStream & Ended> Xml open(I in) {
        try {
            return new Xml(in, FACTORY.createXMLStreamReader(in));
        } catch (XMLStreamException broken) {
            throw fault(broken, 1, in.isAtEnd());
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // What is wrong is thrown; nothing is printed beside.
        factory.setXMLReporter((message, type, related, location) -> {});
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Goes to the root element and answers its name. */
    String root() {
        while (advance() != XMLStreamConstants.START_ELEMENT) {}
        return name();
    }

    /** Hands the name of each child of the current element to {@code each}; what that does not read is passed over. */
    void children(Consumer<String> each) {
        int own = depth;
        while (true) {
            int event = advance();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                each.accept(name());
                while (depth > own) {
                    advance();
                }
            }
        }
    }

    /** All text within the current element, without blanks around it; goes to its end. */
    String text() {
        int own = depth;
        var text = new StringBuilder();
        while (depth >= own) {
            int event = advance();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
            if (text.length() > TEXT_MAX) {
                throw new RefusedException(
                        BankRefusal.STATEMENT_FIELD_TOO_LONG,
                        Map.of("line", String.valueOf(line()), "most", String.valueOf(TEXT_MAX)));
            }
        }
        return text.toString().strip();
    }

    String attribute(String name) {
        var value = reader.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    String namespace() {
        return reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    }

    String name() {
        return reader.getLocalName();
    }

    long line() {
        return Math.max(1, reader.getLocation().getLineNumber());
    }

    /** Reads to the end of the file, so that what follows is well-formed too. */
    void finish() {
        while (true) {
            try {
                if (!reader.hasNext()) {
                    return;
                }
            } catch (XMLStreamException broken) {
                throw fault(broken, line(), input.isAtEnd());
            }
            advance();
        }
    }

    private int advance() {
        try {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.ENTITY_DECLARATION ->
                    throw Faults.at(BankRefusal.STATEMENT_HAS_ENTITIES, line());
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth > DEPTH_MAX) {
                        throw Faults.at(BankRefusal.STATEMENT_NOT_XML, line());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
            return event;
        } catch (XMLStreamException broken) {
            throw fault(broken, line(), input.isAtEnd());
        }
    }

    private static RefusedException fault(XMLStreamException broken, long line, boolean ended) {
        long at = broken.getLocation() == null
                ? line
                : Math.max(1, broken.getLocation().getLineNumber());
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharConversionException) {
                return Faults.at(BankRefusal.STATEMENT_WRONG_ENCODING, at);
            }
        }
        if (broken.getMessage() != null && broken.getMessage().contains("entity \"")) {
            return Faults.at(BankRefusal.STATEMENT_HAS_ENTITIES, at);
        }
        return Faults.at(ended ? BankRefusal.STATEMENT_CUT_OFF : BankRefusal.STATEMENT_NOT_XML, at);
    }
}
