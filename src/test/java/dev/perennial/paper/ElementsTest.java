package dev.perennial.paper;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Both syntaxes fix the order of their elements: their own schemas (as Mustang brings them) find it kept. */
class ElementsTest {
    private static final String UBL = "/schema/UBL_21/maindoc/";
    private static final Schema INVOICE = schema(UBL + "UBL-Invoice-2.1.xsd");
    private static final Schema CREDIT_NOTE = schema(UBL + "UBL-CreditNote-2.1.xsd");
    private static final Schema CII = schema("/schema/ZF_250/EN16931/FACTUR-X_EN16931.xsd");

    private final Papers papers = new Papers();

    @Test
    void everyPaperKeepsTheOrderOfElements() {
        for (var paper : some()) {
            var schema = paper.kind() == Paper.Kind.INVOICE ? INVOICE : CREDIT_NOTE;
            assertThatCode(() -> check(schema, papers.ubl(paper))).doesNotThrowAnyException();
            assertThatCode(() -> check(CII, papers.cii(paper))).doesNotThrowAnyException();
        }
    }

    @Test
    void anotherOrderIsFound() {
        var ubl = text(papers.ubl(Samples.invoice()));
        var cii = text(papers.cii(Samples.invoice()));

        assertThatThrownBy(() -> check(
                        INVOICE, ubl.replace("cbc:IssueDate>", "cbc:DueDate>").getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("DueDate");
        assertThatThrownBy(() ->
                        check(CII, cii.replace("ram:TypeCode>", "ram:Name>").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SAXException.class);
    }

    private static List<Paper> some() {
        var papers = new ArrayList<>(Samples.fixed());
        papers.addAll(Samples.random(0, 200));
        return papers;
    }

    private static void check(Schema schema, byte[] xml) throws Exception {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    private static String text(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8);
    }

    private static Schema schema(String name) {
        try {
            return SchemaFactory.newDefaultInstance().newSchema(ElementsTest.class.getResource(name));
        } catch (SAXException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
