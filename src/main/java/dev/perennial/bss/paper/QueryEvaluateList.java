package dev.perennial.bss.paper;

import dev.perennial.account.Accounts;
import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.Wire;
import dev.perennial.bss.WireIds;
import dev.perennial.bss.WireIds.Kind;
import dev.perennial.key.Scope;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What can be invoiced, what was, and what refunds owe to papers: an entry for each order, and one below zero for each
 * deficit that is open. Amounts are in the currency's smallest unit.
 */
@Component
class QueryEvaluateList implements Action {
    private static final int USUAL = 20;
    private static final int MOST = 300;
    private static final int BIZ_TYPES_MOST = 10;
    private static final String OURS = "ALIYUN";
    private static final UUID NONE = new UUID(0, 0);
    private static final DateTimeFormatter CYCLE = DateTimeFormatter.ofPattern("uuuuMM");

    private final EvaluateQueries queries;
    private final Accounts accounts;
    private final WireIds wireIds;

    QueryEvaluateList(EvaluateQueries queries, Accounts accounts, WireIds wireIds) {
        this.queries = queries;
        this.accounts = accounts;
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
        var parameters = ask.parameters();
        var paging = parameters.paging(USUAL, MOST);
        var sort = EvaluateQueries.Sort.values()[
                parameters.oneOf("SortType", List.of(1, 2, 3)).orElse(1) - 1];
        var filter = filter(ask);
        var kinds = parameters.numbered("BizTypeList", BIZ_TYPES_MOST);
        boolean any = kinds.isEmpty() || kinds.contains(OURS);
        var id = ask.account().id();
        int bucket = accounts.bucketOf(id);
        var totals = any ? queries.totals(bucket, id, filter) : new EvaluateQueries.Totals(0, 0, 0);
        var found = any
                ? queries.page(bucket, id, filter, sort, paging.offset(), paging.size())
                : List.<EvaluateQueries.Found>of();
        return new Data(
                ask.host(),
                paging.number(),
                paging.size(),
                totals.count(),
                totals.invoiced(),
                totals.left(),
                new Evaluates(views(ask, found)));
    }

    private EvaluateQueries.Filter filter(Ask ask) {
        var parameters = ask.parameters();
        var zone = ask.account().zone();
        var month = parameters.text("BillCycle").map(QueryEvaluateList::month);
        return new EvaluateQueries.Filter(
                parameters
                        .oneOf("Type", List.of(1, 2, 3, 4))
                        .map(type -> EvaluateQueries.Type.values()[type - 1])
                        .orElse(null),
                parameters.text("OutBizId").map(number -> order(ask, number)).orElse(null),
                parameters.number("StartAmount", Long.MIN_VALUE, Long.MAX_VALUE).orElse(null),
                parameters.number("EndAmount", Long.MIN_VALUE, Long.MAX_VALUE).orElse(null),
                times(ask, "StartBizTime", "StartSearchTime"),
                times(ask, "EndBizTime", "EndSearchTime"),
                month.map(first -> begin(first, zone)).orElse(null),
                month.map(first -> begin(first.plusMonths(1), zone)).orElse(null));
    }

    private static List<Instant> times(Ask ask, String... names) {
        return Stream.of(names)
                .flatMap(name -> ask.parameters().time(name, ask.account().zone()).stream())
                .toList();
    }

    private static YearMonth month(String cycle) {
        if (!cycle.matches("\\d{4}(0[1-9]|1[0-2])")) throw Fault.invalid("BillCycle");
        return YearMonth.parse(cycle, CYCLE);
    }

    private static Instant begin(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    private UUID order(Ask ask, String number) {
        return Optional.of(number)
                .filter(text -> text.matches("\\d{1,16}"))
                .flatMap(text -> wireIds.find(ask.account().id(), Kind.ORDER, Long.parseLong(text)))
                .map(UUID::fromString)
                .orElse(NONE);
    }

    private List<Evaluate> views(Ask ask, List<EvaluateQueries.Found> found) {
        var orders = numbers(ask, Kind.ORDER, found, one -> true, EvaluateQueries.Found::order);
        var billables = numbers(ask, Kind.BILLABLE, found, one -> !one.isDeficit(), EvaluateQueries.Found::thing);
        var deficits =
                numbers(ask, Kind.DEFICIT, found, EvaluateQueries.Found::isDeficit, EvaluateQueries.Found::thing);
        long user =
                wireIds.of(ask.account().id(), Kind.ACCOUNT, ask.account().id().value());
        return found.stream()
                .map(one -> view(
                        ask,
                        one,
                        (one.isDeficit() ? deficits : billables).get(one.thing().toString()),
                        orders.get(one.order().toString()),
                        user))
                .toList();
    }

    private Map<String, Long> numbers(
            Ask ask,
            Kind kind,
            List<EvaluateQueries.Found> found,
            Predicate<EvaluateQueries.Found> which,
            Function<EvaluateQueries.Found, UUID> thing) {
        var things = found.stream()
                .filter(which)
                .map(thing)
                .map(UUID::toString)
                .distinct()
                .toList();
        return wireIds.of(ask.account().id(), kind, things);
    }

    private static Evaluate view(Ask ask, EvaluateQueries.Found one, long id, long order, long user) {
        var zone = ask.account().zone();
        var at = Wire.clock(one.at(), zone);
        return new Evaluate(
                id,
                id,
                order,
                user,
                ask.account().name(),
                String.valueOf(order),
                CYCLE.format(one.at().atZone(zone)),
                OURS,
                at,
                one.item(),
                one.type(),
                1,
                one.original(),
                one.present(),
                one.invoiced(),
                one.left(),
                one.offset(),
                one.offset(),
                at,
                at);
    }
}
