package dev.perennial.audit;

import dev.perennial.kernel.Buckets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Front door to the audit: looks for breaches of the laws, and repairs nothing. */
@Component
public class Audits {
    private static final Check NAMED =
            new Check(Law.ACCOUNTS_STAY_APART, "an item's name leads to its account, and every name to an item", "");
    private static final Check NUMBERED = new Check(
            Law.INVOICEABLE_IS_CASH_SPENT,
            "a paper has its number from its entity's series, and every number is a paper's",
            "");
    private static final Check TRANSFERRED = new Check(
            Law.MONEY_IS_CONSERVED, "a receipt of a transfer and a settled entry of the bank are each other's", "");
    private static final Check REFERRED =
            new Check(Law.ACCOUNTS_STAY_APART, "a reference for transfers leads to whom it was given", "");
    private static final List<Check> CHECKS = Stream.of(
                    MoneyQueries.CHECKS,
                    PaymentQueries.CHECKS,
                    TransferQueries.CHECKS,
                    RefundQueries.CHECKS,
                    GiftQueries.CHECKS,
                    PayoutQueries.CHECKS,
                    AutoTopUpQueries.CHECKS,
                    TermQueries.CHECKS,
                    DecisionQueries.CHECKS,
                    JournalQueries.CHECKS,
                    MessageQueries.CHECKS,
                    OwnershipQueries.CHECKS,
                    InvoiceQueries.CHECKS,
                    List.of(NAMED, NUMBERED, TRANSFERRED, REFERRED))
            .flatMap(List::stream)
            .toList();

    private final AuditQueries queries;
    private final Names names;
    private final Numbers numbers;
    private final Transfers transfers;
    private final References references;
    private final Buckets buckets;
    private final TransactionTemplate snapshot;

    Audits(
            AuditQueries queries,
            Names names,
            Numbers numbers,
            Transfers transfers,
            References references,
            Buckets buckets,
            PlatformTransactionManager transactions) {
        this.queries = queries;
        this.names = names;
        this.numbers = numbers;
        this.transfers = transfers;
        this.references = references;
        this.buckets = buckets;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * Checks every law in every bucket, each bucket by statements of its own, and answers the breaches by law.
     *
     * @param progress hears after each bucket how many were checked so far
     */
    public List<Breach> check(LongConsumer progress) {
        var found = new LinkedHashMap<Check, Breach>();
        var lastRun = queries.lastRun();
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            check(bucket, lastRun, found);
            progress.accept(bucket + 1L);
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Breach::law).thenComparing(Breach::what))
                .toList();
    }

    /** How many buckets there are to check. */
    public int size() {
        return buckets.count();
    }

    private void check(int bucket, Instant lastRun, Map<Check, Breach> found) {
        // One snapshot for all questions to a bucket: work that goes on meanwhile is seen whole or not at all.
        snapshot.executeWithoutResult(status -> CHECKS.forEach(check -> {
            var breach = breach(check, bucket, lastRun);
            breach.ifPresent(one -> found.merge(check, one, Breach::plus));
        }));
    }

    private Optional<Breach> breach(Check check, int bucket, Instant lastRun) {
        if (check == NAMED) return lost(check, names.lost(bucket));
        if (check == NUMBERED) return lost(check, numbers.lost(bucket));
        if (check == TRANSFERRED) return lost(check, transfers.astray(bucket));
        if (check == REFERRED) return lost(check, references.astray(bucket));
        return queries.breach(check, bucket, buckets.count(), lastRun);
    }

    private static Optional<Breach> lost(Check check, List<String> lost) {
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new Breach(
                        check.law(),
                        check.what(),
                        lost.subList(0, Math.min(lost.size(), Breach.ROWS_MAX)),
                        lost.size()));
    }
}
