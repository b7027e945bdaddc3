package dev.perennial.invoice;

import dev.perennial.catalog.Text;
import dev.perennial.kernel.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Decides what a refund of something invoiced comes to (rule 28): credit notes for the papers its lines are on, the
 * newest paper first; and a deficit for what no paper of these lines has left, or for all of it where the account's
 * papers are not credited by themselves.
 */
final class CreditRule {
    private CreditRule() {}

    /** One line of a credit note. */
    record Part(UUID order, int orderLine, Text content, int taxPercent, Money gross) {}

    /** What is taken back of one invoice. */
    record Note(UUID invoice, String entity, List<Part> parts) {
        Money gross() {
            return parts.stream().map(Part::gross).reduce(Money::plus).orElseThrow();
        }
    }

    record Owed(Billable line, Money amount) {}

    record Decision(List<Note> notes, List<Owed> owed) {}

    private record Place(UUID order, int line) {}

    /**
     * @param over lines with more on papers than refunds left of their cash, and how much
     * @param open what papers still say of these lines, the newest first
     */
    static Decision decide(Collection<Billable> over, Collection<InvoiceStore.Open> open, Choice.OnRefund onRefund) {
        var papers = new HashMap<Place, List<InvoiceStore.Open>>();
        open.forEach(one -> papers.computeIfAbsent(new Place(one.order(), one.orderLine()), place -> new ArrayList<>())
                .add(one));
        var notes = new LinkedHashMap<UUID, Note>();
        var owed = new ArrayList<Owed>();
        for (var line : over) {
            var rest = line.left();
            if (onRefund == Choice.OnRefund.CREDIT_NOTE) {
                rest = credit(rest, papers.getOrDefault(new Place(line.order(), line.line()), List.of()), notes);
            }
            if (rest.isPositive()) owed.add(new Owed(line, rest));
        }
        return new Decision(List.copyOf(notes.values()), owed);
    }

    /** Takes back from these papers, one after the other; answers what none of them has left. */
    private static Money credit(Money amount, List<InvoiceStore.Open> papers, Map<UUID, Note> notes) {
        var rest = amount;
        for (var paper : papers) {
            var back = rest.min(paper.left());
            if (back.isPositive()) {
                notes.computeIfAbsent(paper.invoice(), id -> new Note(id, paper.entity(), new ArrayList<>()))
                        .parts()
                        .add(new Part(paper.order(), paper.orderLine(), paper.content(), paper.taxPercent(), back));
                rest = rest.minus(back);
            }
        }
        return rest;
    }
}
