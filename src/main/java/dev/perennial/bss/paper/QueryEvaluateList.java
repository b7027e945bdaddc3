package dev.perennial.bss.paper;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.Wire;
import dev.perennial.bss.WireIds;
import dev.perennial.invoice.Billables.OfOrder;
import dev.perennial.key.Scope;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What can be invoiced: an entry for each order of which something can; amounts in the currency's smallest unit. */
@Component
class QueryEvaluateList implements Action {
    private static final int USUAL = 20;
    private static final int MOST = 300;
    private static final int BIZ_TYPES_MOST = 10;
    private static final int NEGATIVE = 1;
    private static final int INVOICED = 4;
    private static final int BY_AMOUNT_UP = 2;
    private static final int BY_AMOUNT_DOWN = 3;
    private static final String OURS = "ALIYUN";
    private static final DateTimeFormatter CYCLE = DateTimeFormatter.ofPattern("yyyyMM");

    private final Selected selected;
    private final WireIds wireIds;

    QueryEvaluateList(Selected selected, WireIds wireIds) {
        this.selected = selected;
        this.wireIds = wireIds;
    }

    record Evaluate(
            long id,
            long itemId,
            long billId,
            long userId,
            String userNick,
            String outBizId,
            String billCycle,
            String bizType,
            String bizTime,
            String name,
            int type,
            int status,
            long originalAmount,
            long presentAmount,
            long invoicedAmount,
            long canInvoiceAmount,
            long offsetCostAmount,
            long offsetAcceptAmount,
            String gmtCreate,
            String gmtModified) {}

    record Evaluates(List<Evaluate> evaluate) {}

    record Data(
            String hostId,
            int pageNum,
            int pageSize,
            int totalCount,
            long totalInvoiceAmount,
            long totalUnAppliedInvoiceAmount,
            Evaluates evaluateList) {}

    @Override
    public String name() {
        return "QueryEvaluateList";
    }

    @Override
    public Scope scope() {
        return Scope.INVOICES_READ;
    }

    @Override
    public Object answer(Ask ask) {
        var paging = ask.parameters().paging(USUAL, MOST);
        var found = found(ask);
        var shown = paging.of(found);
        var account = ask.account();
        var ids = selected.numbers(account, WireIds.Kind.BILLABLE, shown);
        var orders = selected.numbers(account, WireIds.Kind.ORDER, shown);
        long user = wireIds.of(account.id(), WireIds.Kind.ACCOUNT, account.id().value());
        var views = shown.stream()
                .map(one -> view(
                        ask,
                        one,
                        ids.get(one.order().toString()),
                        orders.get(one.order().toString()),
                        user))
                .toList();
        long cash = found.stream().mapToLong(one -> one.cash().minor()).sum();
        long left = found.stream().mapToLong(one -> one.left().minor()).sum();
        return new Data(ask.host(), paging.number(), paging.size(), found.size(), cash, left, new Evaluates(views));
    }

    private List<OfOrder> found(Ask ask) {
        var parameters = ask.parameters();
        int type = parameters.oneOf("Type", List.of(1, 2, 3, 4)).orElse(2);
        int sort = parameters.oneOf("SortType", List.of(1, 2, 3)).orElse(1);
        var kinds = parameters.numbered("BizTypeList", BIZ_TYPES_MOST);
        boolean any = type != NEGATIVE && type != INVOICED && (kinds.isEmpty() || kinds.contains(OURS));
        var cycle = parameters.text("BillCycle");
        if (cycle.filter(month -> !month.matches("\\d{4}(0[1-9]|1[0-2])")).isPresent())
            throw Fault.invalid("BillCycle");
        long least =
                parameters.number("StartAmount", Long.MIN_VALUE, Long.MAX_VALUE).orElse(Long.MIN_VALUE);
        long most =
                parameters.number("EndAmount", Long.MIN_VALUE, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        var from = parameters
                .time("StartBizTime")
                .or(() -> parameters.time("StartSearchTime"))
                .orElse(Instant.MIN);
        var to = parameters
                .time("EndBizTime")
                .or(() -> parameters.time("EndSearchTime"))
                .orElse(Instant.MAX);
        var order = parameters.text("OutBizId");
        if (!any) return List.of();
        var all = selected.of(ask.account());
        var numbers = selected.numbers(ask.account(), WireIds.Kind.ORDER, all);
        return all.stream()
                .filter(one -> cycle.isEmpty() || cycle.get().equals(cycle(ask, one)))
                .filter(one -> one.left().minor() >= least && one.left().minor() <= most)
                .filter(one -> !one.paidAt().isBefore(from) && !one.paidAt().isAfter(to))
                .filter(one -> order.isEmpty()
                        || order.get()
                                .equals(String.valueOf(numbers.get(one.order().toString()))))
                .sorted(ordering(sort))
                .toList();
    }

    private static Comparator<OfOrder> ordering(int sort) {
        var byAmount = Comparator.comparing(OfOrder::left);
        return switch (sort) {
            case BY_AMOUNT_UP -> byAmount;
            case BY_AMOUNT_DOWN -> byAmount.reversed();
            default -> Comparator.comparing(OfOrder::paidAt).reversed();
        };
    }

    private static String cycle(Ask ask, OfOrder one) {
        return CYCLE.format(one.paidAt().atZone(ask.account().zone()));
    }

    private static Evaluate view(Ask ask, OfOrder one, long id, long order, long user) {
        var at = Objects.requireNonNull(Wire.time(one.paidAt()));
        return new Evaluate(
                id,
                id,
                order,
                user,
                ask.account().name(),
                String.valueOf(order),
                cycle(ask, one),
                OURS,
                at,
                one.item(),
                2,
                1,
                one.cash().minor(),
                one.left().minor(),
                one.cash().minus(one.left()).minor(),
                one.left().minor(),
                0,
                0,
                at,
                at);
    }
}
