package dev.perennial.invoice;

import dev.perennial.catalog.BillingEntity;
import dev.perennial.catalog.Catalog;
import dev.perennial.catalog.Product;
import dev.perennial.catalog.Text;
import dev.perennial.invoice.IssueStore.Detail;
import dev.perennial.paper.Paper;
import dev.perennial.paper.Paper.Days;
import dev.perennial.paper.Paper.Name;
import dev.perennial.paper.Paper.Party;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what a paper says, once and for all: its lines by content and rate, each with its item and the days it is
 * served; where there are many, one line for each content and rate.
 */
final class PaperRule {
    /** More items than that are summed up. */
    static final int LINES_MOST = 60;

    private static final int ORDERS_MOST = 20;

    private PaperRule() {}

    /** @param corrects the issue of the invoice a credit note takes back from */
    record Facts(
            Invoice invoice,
            String number,
            java.time.LocalDate on,
            List<Detail> lines,
            Optional<Invoice.Issue> corrects,
            Catalog catalog,
            ZoneId zone) {}

    static Paper paper(Facts facts) {
        var invoice = facts.invoice();
        var orders = facts.lines().stream()
                .map(detail -> detail.line().order())
                .distinct()
                .map(UUID::toString)
                .toList();
        return new Paper(
                invoice.isCreditNote() ? Paper.Kind.CREDIT_NOTE : Paper.Kind.INVOICE,
                facts.number(),
                facts.on(),
                invoice.gross().currency(),
                seller(facts.catalog().entity(invoice.entity()), invoice.gross().currency()),
                buyer(invoice.buyer()),
                lines(facts),
                facts.corrects().map(issue -> new Paper.Corrected(issue.number(), issue.on())),
                orders.size() > ORDERS_MOST ? List.of() : orders,
                Optional.empty());
    }

    private static List<Paper.Line> lines(Facts facts) {
        var sorted = facts.lines().stream()
                .sorted(Comparator.comparing((Detail detail) -> detail.line().taxPercent())
                        .thenComparing(detail -> detail.line().content().en())
                        .thenComparing(detail -> detail.line().number()))
                .toList();
        return sorted.size() > LINES_MOST
                ? summedUp(sorted)
                : sorted.stream().map(detail -> line(detail, facts)).toList();
    }

    private static Paper.Line line(Detail detail, Facts facts) {
        var product = facts.catalog()
                .find(detail.product())
                .map(Product::name)
                .orElse(new Text(detail.product(), detail.product()));
        return new Paper.Line(
                name(detail.line().content()),
                new Name(product.en() + ", " + detail.item(), product.zh() + "，" + detail.item()),
                Optional.of(new Days(
                        detail.starts().atZone(facts.zone()).toLocalDate(),
                        detail.ends().atZone(facts.zone()).toLocalDate().minusDays(1))),
                1,
                detail.line().gross(),
                detail.line().taxPercent(),
                Optional.empty());
    }

    private static List<Paper.Line> summedUp(List<Detail> sorted) {
        record Heap(Text content, int taxPercent) {}
        var heaps = new LinkedHashMap<Heap, List<Detail>>();
        sorted.forEach(detail -> heaps.computeIfAbsent(
                        new Heap(detail.line().content(), detail.line().taxPercent()),
                        heap -> new java.util.ArrayList<>())
                .add(detail));
        return heaps.entrySet().stream()
                .map(heap -> new Paper.Line(
                        name(heap.getKey().content()),
                        new Name(
                                heap.getValue().size() + " items",
                                "共 " + heap.getValue().size() + " 项"),
                        Optional.empty(),
                        1,
                        heap.getValue().stream()
                                .map(detail -> detail.line().gross())
                                .reduce(dev.perennial.kernel.Money::plus)
                                .orElseThrow(),
                        heap.getKey().taxPercent(),
                        Optional.empty()))
                .toList();
    }

    private static Party seller(BillingEntity entity, Currency currency) {
        var account = entity.account(currency);
        return new Party(
                name(entity.name()),
                Optional.of(entity.taxNumber()),
                entity.registration(),
                List.of(name(entity.address().street())),
                Optional.of(name(entity.address().city())),
                Optional.of(entity.address().postcode()),
                entity.country(),
                told(entity.email()),
                told(entity.phone()),
                account.map(bank -> name(bank.bank())),
                account.map(bank -> bank.number()));
    }

    private static Party buyer(Title.Buyer buyer) {
        return new Party(
                Name.of(buyer.name()),
                told(buyer.taxNumber()),
                Optional.empty(),
                buyer.address().lines().map(Name::of).toList(),
                Optional.empty(),
                Optional.empty(),
                buyer.country(),
                told(buyer.email()),
                told(buyer.phone()),
                told(buyer.bank()).map(Name::of),
                told(buyer.bankAccount()));
    }

    private static Optional<String> told(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty());
    }

    private static Name name(Text text) {
        return new Name(text.en(), text.zh());
    }
}
