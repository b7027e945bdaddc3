package dev.perennial.bss.money;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.Wire;
import dev.perennial.bss.WireIds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What moved a wallet, as both actions about it show it: of the last month, unless a time is named. */
@Component
class Transactions {
    private static final String[] TYPES = {"Payment", "Withdraw", "Refund", "Consumption", "Transfer", "Adjust"};
    private static final String[] CHANNELS = {
        "AccountBalance",
        "BankTransfer",
        "Alipay",
        "AntCreditPay",
        "OfflineRemittance",
        "RegularBankCreditRefund",
        "CreditCard",
        "MyBankCredit",
        "HuaxiaBankCInstallment",
        "ApplePay"
    };
    private static final UUID NONE = new UUID(0, 0);

    private final TransactionQueries queries;
    private final Accounts accounts;
    private final WireIds wireIds;

    Transactions(TransactionQueries queries, Accounts accounts, WireIds wireIds) {
        this.queries = queries;
        this.accounts = accounts;
        this.wireIds = wireIds;
    }

    record View(
            String transactionNumber,
            String transactionTime,
            String transactionType,
            String transactionFlow,
            String transactionChannel,
            String fundType,
            String recordID,
            String remarks,
            String billingCycle,
            String amount,
            String balance) {}

    record Views(List<View> accountTransactionsList) {}

    record Some(long total, Views views) {}

    Some of(Ask ask, long offset, int limit) {
        var filter = filter(ask);
        var account = ask.account();
        int bucket = accounts.bucketOf(account.id());
        long total = queries.count(bucket, account.id(), filter);
        var found = queries.page(bucket, account.id(), filter, offset, limit);
        var orders = found.stream()
                .map(TransactionQueries.Found::order)
                .filter(Objects::nonNull)
                .map(UUID::toString)
                .distinct()
                .toList();
        var numbers = wireIds.of(account.id(), WireIds.Kind.ORDER, orders);
        var views = found.stream()
                .map(line -> view(
                        account,
                        line,
                        line.order() == null
                                ? line.id().toString()
                                : String.valueOf(numbers.get(line.order().toString()))))
                .toList();
        return new Some(total, new Views(views));
    }

    private TransactionQueries.Filter filter(Ask ask) {
        var parameters = ask.parameters();
        var zone = ask.account().zone();
        var to = instant(ask, "CreateTimeEnd", true).orElse(ask.now());
        var from = instant(ask, "CreateTimeStart", false)
                .orElse(to.atZone(zone).minusMonths(1).toInstant());
        var flow = parameters.word("TransactionFlow", "Income", "Expense");
        // A number of the bank's or gateway's own is not kept with an entry: none has the one asked for.
        var foreign = parameters.text("TransactionChannelSN").map(sn -> NONE);
        return new TransactionQueries.Filter(
                from,
                to,
                foreign.or(() -> parameters.text("TransactionNumber").map(Transactions::uuid))
                        .orElse(null),
                parameters
                        .text("RecordID")
                        .map(record -> order(ask.account(), record))
                        .orElse(null),
                parameters.word("TransactionType", TYPES).orElse(null),
                flow.map("Income"::equals).orElse(null),
                parameters.word("TransactionChannel", CHANNELS).orElse(null));
    }

    private UUID order(Account account, String record) {
        return Optional.of(record)
                .filter(text -> text.matches("\\d{1,16}"))
                .flatMap(text -> wireIds.find(account.id(), WireIds.Kind.ORDER, Long.parseLong(text)))
                .map(UUID::fromString)
                .orElse(NONE);
    }

    /** A time, or a day of the account's calendar. */
    private static Optional<Instant> instant(Ask ask, String name, boolean end) {
        var text = ask.parameters().text(name);
        if (text.filter(day -> day.matches("\\d{4}-\\d\\d-\\d\\d")).isEmpty()) {
            return ask.parameters().time(name);
        }
        try {
            var day = LocalDate.parse(text.get()).plusDays(end ? 1 : 0);
            var at = day.atStartOfDay(ask.account().zone()).toInstant();
            return Optional.of(end ? at.minus(1, ChronoUnit.MICROS) : at);
        } catch (DateTimeParseException noDay) {
            throw Fault.invalid(name);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return NONE;
        }
    }

    private static View view(Account account, TransactionQueries.Found line, @Nullable String record) {
        return new View(
                line.id().toString(),
                Objects.requireNonNull(Wire.time(line.at())),
                line.type(),
                line.income() ? "Income" : "Expense",
                line.channel(),
                "Cash",
                Objects.requireNonNull(record),
                line.reason(),
                DateTimeFormatter.ofPattern("yyyy-MM").format(line.at().atZone(account.zone())),
                line.amount().decimal(),
                line.balance().decimal());
    }
}
