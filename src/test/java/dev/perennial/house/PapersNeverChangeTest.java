package dev.perennial.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rule 29: what was decided, numbered or issued is added, and no statement changes it or takes it away. */
class PapersNeverChangeTest {
    private static final Pattern CHANGE = Pattern.compile(
            "(?:update|delete\\s+from)\\s+(?:invoice|invoice_line|invoice_issue|invoice_number|invoice_deficit)\\b(?!_)");

    @Test
    void noStatementChangesAPaper() {
        var changes = Source.main().stream()
                .flatMap(source -> changes(source).stream())
                .toList();
        assertThat(changes).isEmpty();
        assertThat(changes(source("update invoice_issue set number = ?"))).hasSize(1);
        assertThat(changes(source("delete from invoice where bucket = ?"))).hasSize(1);
        assertThat(changes(source("delete from invoice_waiting where bucket = ?")))
                .isEmpty();
    }

    private static List<String> changes(Source source) {
        return source.literals.stream()
                .filter(literal -> CHANGE.matcher(literal).find())
                .map(literal -> source.path + " changes a paper")
                .toList();
    }

    private static Source source(String statement) {
        return Source.of(
                "src/main/java/dev/perennial/invoice/A.java", "class A { String sql = \"" + statement + "\"; }");
    }
}
