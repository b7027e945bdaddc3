package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Front door to statements of the bank. A file is read twice: once to see that all of it is sound, and once more to keep
 * it, in batches; so a bad file leaves nothing, and a file that was interrupted is completed by importing it again.
 */
@Component
public class Statements {
    /** By which currency the bank account of a CSV file is found that names none. */
    private static final String USUAL = "CNY";

    static final int ACCOUNTS_MAX = 200;

    private final StatementStore store;
    private final Mappings mappings;
    private final Payees payees;
    private final Settlements settlements;
    private final DeskQueries queries;
    private final Buckets buckets;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final long bytesMax;

    Statements(
            StatementStore store,
            Mappings mappings,
            Payees payees,
            Settlements settlements,
            DeskQueries queries,
            Buckets buckets,
            Ids ids,
            TransactionTemplate transaction,
            @Value("${perennial.statements.max-bytes:629145600}") long bytesMax) {
        this.store = store;
        this.mappings = mappings;
        this.payees = payees;
        this.settlements = settlements;
        this.queries = queries;
        this.buckets = buckets;
        this.ids = ids;
        this.transaction = transaction;
        this.bytesMax = bytesMax;
    }

    /**
     * What came of a file.
     *
     * @param again whether all of it was in before
     * @param differences of the statements that do not add up
     * @param settled what became of its new entries
     */
    public record Imported(StatementFile file, boolean again, List<Difference> differences, Settled settled) {}

    /**
     * What became of entries.
     *
     * @param looked how many were looked at
     * @param asked how many went to the desk
     * @param accounts whose money moved; of very many some
     */
    public record Settled(long looked, long credited, long takenBack, long asked, Set<Account.Id> accounts) {
        static final Settled NOTHING = new Settled(0, 0, 0, 0, Set.of());

        Settled plus(Settled other) {
            var all = new HashSet<>(accounts);
            other.accounts.stream()
                    .limit(ACCOUNTS_MAX - Math.min(all.size(), ACCOUNTS_MAX))
                    .forEach(all::add);
            return new Settled(
                    looked + other.looked,
                    credited + other.credited,
                    takenBack + other.takenBack,
                    asked + other.asked,
                    all);
        }
    }

    /** A statement whose opening balance and entries do not come to its closing balance. */
    public record Difference(String bankAccount, String number, Money by) {}

    /** The most bytes a file may have. */
    public long bytesMax() {
        return bytesMax;
    }

    /** The files that came last. */
    public List<StatementFile> files(int limit) {
        return queries.files(limit);
    }

    /** Where a statement stands among all. */
    public record Place(Instant readAt, UUID id) {}

    /** The statements that came last. */
    public List<StatementLine> latest(int limit) {
        return latest(null, limit);
    }

    /** The statements before this place, the latest first. */
    public List<StatementLine> latest(@Nullable Place before, int limit) {
        return queries.statements(before, limit);
    }

    public Optional<StatementLine> find(UUID id) {
        return queries.statement(buckets.of(id), id);
    }

    /** Some entries of a statement, after this one. */
    public List<BankEntry> entries(UUID statement, Optional<UUID> after, int limit) {
        return queries.entries(buckets.of(statement), statement, after.orElse(new UUID(0, 0)), limit);
    }

    /** Brings in a file: all that is new in it, or nothing. */
    public Outcome<Imported> load(
            Path path, String name, Optional<String> mapping, Actor actor, Instant now, LongConsumer progress) {
        try {
            var text = open(path, mapping);
            var sha256 = hash(path);
            var known = store.file(buckets.of(sha256), sha256);
            if (known.isPresent() && known.get().endedAt().isPresent()) {
                return Outcome.done(new Imported(known.get(), true, List.of(), Settled.NOTHING));
            }
            var checked = new Checking();
            text.read(checked, progress);
            return Outcome.done(keep(text, sha256, name, checked, actor, now, progress));
        } catch (RefusedException refused) {
            return Outcome.refused(refused.why(), refused.facts());
        }
    }

    private StatementText open(Path path, Optional<String> mapping) {
        long bytes = size(path);
        if (bytes > bytesMax) {
            throw new RefusedException(BankRefusal.STATEMENT_TOO_LARGE, Map.of("most", String.valueOf(bytesMax >> 20)));
        }
        var format = StatementText.sniff(path);
        if (format == StatementFile.Format.CAMT) {
            return new StatementText(path, format, Optional.empty(), "", "");
        }
        if (mapping.isEmpty()) throw new RefusedException(BankRefusal.MAPPING_MISSING, Map.of());
        var found = mappings.find(mapping.get())
                .orElseThrow(() -> new RefusedException(
                        BankRefusal.MAPPING_UNKNOWN, Map.of("mapping", Faults.shown(mapping.get()))));
        var account = payees.number(Currency.getInstance(found.word("currency_is", USUAL)));
        return new StatementText(
                path, format, Optional.of(found), "CSV " + hash(path).substring(0, 16), account);
    }

    private Imported keep(
            StatementText text,
            String sha256,
            String name,
            Checking checked,
            Actor actor,
            Instant now,
            LongConsumer progress) {
        int bucket = buckets.of(sha256);
        var sums = checked.sums();
        var begun = new StatementFile(
                ids.next(sha256, now),
                sha256,
                Faults.shown(name),
                size(text.path()),
                text.format(),
                text.mapping().map(CsvMapping::name),
                actor.name(),
                now,
                Optional.empty(),
                sums.size(),
                sums.stream().mapToLong(StatementSum::entries).sum(),
                0,
                checked.leftOut());
        store.begin(bucket, begun);
        var file = store.file(bucket, sha256).orElseThrow();
        var keeping = new Keeping(store, payees, buckets, ids, transaction, file, sums, actor, now);
        text.read(keeping, progress);
        var touched = new TreeSet<Integer>();
        sums.forEach(sum -> touched.add(buckets.of(sum.head().account())));
        store.end(bucket, file.id(), keeping.fresh(), now);
        return new Imported(store.file(bucket, sha256).orElseThrow(), false, differences(sums), settle(touched, now));
    }

    private Settled settle(Set<Integer> touched, Instant now) {
        var tally = Settled.NOTHING;
        for (int bucket : touched) {
            tally = tally.plus(settlements.settle(bucket, now));
        }
        return tally;
    }

    private static List<Difference> differences(List<StatementSum> sums) {
        return sums.stream()
                .filter(sum -> sum.difference().isPresent())
                .map(sum -> new Difference(
                        sum.head().account(),
                        sum.head().number(),
                        sum.difference().get()))
                .toList();
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(Path path) {
        try (var in = new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            var buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {}
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
