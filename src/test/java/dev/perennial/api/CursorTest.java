package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.kernel.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A cursor leads on where its answer ended, and nothing else is one. */
class CursorTest {

    @Test
    void aCursorReadsAsItWasWritten() {
        var id = UUID.fromString("018e1f4e-0000-7000-8000-000000000001");
        var read = Cursor.read(
                        Cursor.of("orders", "2026-03-02T01:00:00Z", id, 7).text())
                .checked("orders", 3);
        assertThat(read.instant(0)).hasToString("2026-03-02T01:00:00Z");
        assertThat(read.id(1)).isEqualTo(id);
        assertThat(read.number(2)).isEqualTo(7);
        assertThat(Cursor.of("items", "试 \u00fc").text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void whatNoAnswerHeldIsNoCursor() {
        var text = Cursor.of("orders", "a").text();
        var longer = Cursor.of("orders", "a".repeat(30_000)).text();
        for (var wrong :
                List.of("", "x", "!", text + "=", text + "A", text.substring(1), "A".repeat(700), longer, "_w")) {
            refused(() -> Cursor.read(wrong));
        }
        refused(() -> Cursor.read(text).checked("items", 1));
        refused(() -> Cursor.read(text).checked("orders", 2));
        refused(() -> Cursor.read(text).instant(0));
        refused(() -> Cursor.read(text).id(0));
        refused(() -> Cursor.read(text).number(0));
        refused(() -> Cursor.read(Cursor.of("orders", "\0").text()));
    }

    @Test
    void aListIsReadToItsEndByItsCursors() {
        var rows = IntStream.range(0, 7).boxed().toList();
        var seen = new ArrayList<Integer>();
        Cursor after = null;
        do {
            var paging = new Paging(3, after);
            int from = paging.after("rows", 1)
                    .map(cursor -> (int) cursor.number(0) + 1)
                    .orElse(0);
            var fetched = rows.subList(from, Math.min(rows.size(), from + paging.fetch()));
            var page = paging.page(fetched, row -> row, row -> Cursor.of("rows", row));
            seen.addAll(page.data());
            after = page.next() == null ? null : Cursor.read(page.next());
        } while (after != null);
        assertThat(seen).isEqualTo(rows);
    }

    private static void refused(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(RefusedException.class).hasMessageContaining("CURSOR_NOT_VALID");
    }
}
