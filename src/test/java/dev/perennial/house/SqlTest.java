package dev.perennial.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What we agreed on about tables and statements. Each guard is shown something it must reject. */
class SqlTest {
    /**
     * The account's row is the one lock; an outbox claims its own rows outside any command; and a billing entity's
     * series of numbers is held while numbers are taken from it, in a transaction that holds nothing else.
     */
    private static final Set<String> MAY_LOCK = Set.of(
            "AccountStore",
            "DueStore",
            "NoticeStore",
            "MessageStore",
            "PostingStore",
            "NumberStore",
            "ProviderTaskStore",
            "PayoutStore",
            "WebhookStore",
            "WaitingStore",
            "DeliveryStore",
            "EndpointStore",
            "RunStore");

    /** Files whose reads go over all buckets, for operators' pages. */
    private static final Set<String> OVER_ALL_BUCKETS = Set.of("AdminQueries");

    private static final Schema SAMPLE = Schema.of(List.of("""
        create table wallet (
            bucket smallint not null,
            account text not null,
            primary key (bucket, account)
        );
        comment on table wallet is 'owner: ledger';
        """));

    @Test
    void everyTableHasAnOwnerAmongTheModules() {
        assertThat(unowned(Schema.ofMigrations())).isEmpty();
        assertThat(unowned(Schema.of(List.of("create table stray (\n    n int\n);"))))
                .hasSize(1);
        assertThat(unowned(Schema.of(List.of("""
            create table lost (
                n int
            );
            comment on table lost is 'owner: nobodyatall';
            """)))).hasSize(1);
    }

    @Test
    void aTableIsWrittenByItsOwnerOnly() {
        assertThat(all(source -> strangersWrites(source, Schema.ofMigrations())))
                .isEmpty();
        for (var statement : List.of(
                "insert into wallet (account) values (1)",
                "update wallet set account = 1",
                "delete from wallet",
                "with gone as (delete from wallet returning account) select account from gone")) {
            assertThat(strangersWrites(source("order", statement), SAMPLE))
                    .as(statement)
                    .hasSize(1);
            assertThat(strangersWrites(source("ledger", statement), SAMPLE)).isEmpty();
        }
    }

    @Test
    void rowsAreLockedByTheAccountAndTheOutboxesOnly() {
        assertThat(all(SqlTest::locks)).isEmpty();
        assertThat(locks(source("ledger", "select 1 from wallet where bucket = 1 for update")))
                .hasSize(1);
        assertThat(locks(source("ledger", "select 1 from wallet for no key update skip locked")))
                .hasSize(1);
    }

    @Test
    void noStatementReadsTheClock() {
        assertThat(all(SqlTest::clockReads)).isEmpty();
        for (var path : Source.paths("src/main/resources/db/migration", ".sql")) {
            assertThat(Sql.readsTheClock(Sql.withoutComments(Source.read(path))))
                    .as(path.toString())
                    .isFalse();
        }
        assertThat(clockReads(source("ledger", "update wallet set at = now()"))).hasSize(1);
        assertThat(clockReads(source("ledger", "select current_date"))).hasSize(1);
        assertThat(Sql.readsTheClock("at timestamptz default CURRENT_TIMESTAMP"))
                .isTrue();
    }

    @Test
    void everyStatementOverAnAccountsRowsNamesItsBucket() {
        assertThat(all(source -> bucketless(source, Schema.ofMigrations()))).isEmpty();
        assertThat(bucketless(source("ledger", "select 1 from wallet where account = :id"), SAMPLE))
                .hasSize(1);
        assertThat(bucketless(source("ledger", "select 1 from wallet where bucket = :b and account = :id"), SAMPLE))
                .isEmpty();
    }

    private static List<String> unowned(Schema schema) {
        return schema.tables().stream()
                .filter(table -> !isModule(schema.owners().get(table)))
                .map(table -> "comment on table " + table + " is 'owner: MODULE'; with a module there is")
                .toList();
    }

    private static boolean isModule(String owner) {
        return owner != null && Files.isDirectory(Path.of("src/main/java/dev/perennial", owner));
    }

    private static List<String> strangersWrites(Source source, Schema schema) {
        var problems = new ArrayList<String>();
        for (var literal : source.literals) {
            for (var table : Sql.written(literal)) {
                var owner = schema.owners().get(table);
                if (owner != null && !owner.equals(source.module())) {
                    problems.add(source.path + " writes " + table + ", owned by " + owner);
                }
            }
        }
        return problems;
    }

    private static List<String> locks(Source source) {
        return MAY_LOCK.contains(source.name())
                ? List.of()
                : source.literals.stream()
                        .filter(Sql::locks)
                        .map(statement -> source.path + " locks rows: only the account's row is locked")
                        .toList();
    }

    private static List<String> clockReads(Source source) {
        return source.literals.stream()
                .filter(Sql::readsTheClock)
                .map(statement -> source.path + " reads the database's clock: pass the instant")
                .toList();
    }

    private static List<String> bucketless(Source source, Schema schema) {
        return OVER_ALL_BUCKETS.contains(source.name())
                ? List.of()
                : source.literals.stream()
                        .filter(statement -> Sql.named(statement).stream().anyMatch(schema.accountOwned()::contains)
                                && !Sql.namesABucket(statement))
                        .map(statement -> source.path + " names no bucket in: "
                                + statement.strip().lines().findFirst().orElse(""))
                        .toList();
    }

    private static List<String> all(java.util.function.Function<Source, List<String>> guard) {
        return Source.main().stream()
                .flatMap(source -> guard.apply(source).stream())
                .toList();
    }

    private static Source source(String module, String statement) {
        return Source.of(
                "src/main/java/dev/perennial/" + module + "/A.java", "class A { String sql = \"" + statement + "\"; }");
    }
}
