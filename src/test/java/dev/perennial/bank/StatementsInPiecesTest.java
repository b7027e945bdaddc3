package dev.perennial.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rule 27: a week of a bank account comes in overlapping pieces, each as the bank numbers and writes it that day, and each
 * twice; every movement is settled once.
 */
class StatementsInPiecesTest extends BankScene {
    private static final int DAYS = 6;
    private static final int A_DAY = 6;

    /** What the bank may tell of a movement beside its content: a number of its own, one of its statement, or nothing. */
    private enum Known {
        BY_KEY,
        BY_PLACE,
        BY_NOTHING
    }

    /** @param whose account it is to reach; null for nobody's */
    private record Movement(
            int day, long minor, String direction, boolean back, Known known, String name, String text, Account whose) {
        long effect() {
            return direction.equals("CRDT") ? minor : -minor;
        }
    }

    @Override
    protected Integer buckets() {
        return 2;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rule27_everyMovementIsSettledOnce(long seed) {
        var random = new Random(seed);
        var acme = account("acme" + seed, "0.00");
        var bravo = account("bravo" + seed, "0.00");
        var week = week(random, seed, List.of(acme, bravo));
        int from = 1;
        int to = 0;
        for (int n = 0; to < DAYS; n++) {
            from = Math.max(1, to + 1 - random.nextInt(3));
            to = Math.min(DAYS, to + 1 + random.nextInt(2));
            var name = "week-" + seed + "-" + n;
            var piece = piece(week, name, from, to, random.nextBoolean());
            var came = imported(name + ".xml", piece);
            assertThat(came.differences()).isEmpty();
            assertThat(imported(name + "-same.xml", piece).again()).isTrue();
            var rewritten = piece.replace("><", ">\n<").replace("<Id>" + name, "<Id>" + name + "-again");
            assertThat(imported(name + "-again.xml", rewritten).file().fresh()).isZero();
            assertThat(wallet(acme).balance().minor()).as("acme by day " + to).isEqualTo(owed(week, to, acme));
            assertThat(wallet(bravo).balance().minor()).as("bravo by day " + to).isEqualTo(owed(week, to, bravo));
            assertThat(bean(Audits.class).check(done -> {})).isEmpty();
        }
        assertThat(jdbc().sql("select count(*) from bank_entry where message like ?")
                        .params("week " + seed + " %")
                        .query(Long.class)
                        .single())
                .isEqualTo(week.size());
    }

    private static long owed(List<Movement> week, int to, Account account) {
        return week.stream()
                .filter(movement -> movement.day() <= to && account.equals(movement.whose()))
                .mapToLong(Movement::effect)
                .sum();
    }

    private List<Movement> week(Random random, long seed, List<Account> accounts) {
        var week = new ArrayList<Movement>();
        var mayBeBack = new ArrayList<Movement>();
        for (int day = 1; day <= DAYS; day++) {
            for (int n = 0; n < A_DAY; n++) {
                var name = "W" + seed + "-" + day + "-" + n;
                if (!mayBeBack.isEmpty() && random.nextInt(5) == 0) {
                    var original = mayBeBack.remove(random.nextInt(mayBeBack.size()));
                    week.add(new Movement(
                            day,
                            original.minor(),
                            "DBIT",
                            true,
                            Known.BY_KEY,
                            original.name(),
                            "week " + seed + " back",
                            original.whose()));
                    continue;
                }
                var movement = forward(random, seed, accounts, day, name);
                week.add(movement);
                if (movement.known() == Known.BY_KEY && movement.whose() != null) mayBeBack.add(movement);
            }
        }
        return week;
    }

    /** Few amounts and texts, so that there are some that are the same. */
    private Movement forward(Random random, long seed, List<Account> accounts, int day, String name) {
        var known = Known.values()[random.nextInt(Known.values().length)];
        long minor = 100L * (1 + random.nextInt(2));
        boolean in = random.nextInt(6) > 0;
        int whose = random.nextInt(3);
        var account = in && whose < accounts.size() ? accounts.get(whose) : null;
        var text = "week " + seed + " "
                + (account == null ? "thanks" : reference(account).grouped());
        return new Movement(day, minor, in ? "CRDT" : "DBIT", false, known, name, text, account);
    }

    /** These days as a statement of the one version or the other, with balances that add up. */
    private static String piece(List<Movement> week, String id, int from, int to, boolean old) {
        var own = week.stream()
                .filter(movement -> movement.day() >= from && movement.day() <= to)
                .toList();
        var entries = new StringBuilder();
        for (int place = 0; place < own.size(); place++) {
            entries.append(written(own.get(place), place, old));
        }
        long opening = 100_000;
        long closing = opening + own.stream().mapToLong(Movement::effect).sum();
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt><Stmt>
            <Id>%s</Id><Acct><Id><Othr><Id>571900000010902</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
            %s%s%s
            </Stmt></BkToCstmrStmt></Document>
            """.formatted(
                        old ? "02" : "08", id, balance("OPBD", opening, from), balance("CLBD", closing, to), entries);
    }

    private static String balance(String code, long minor, int day) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp>" + amount(minor)
                + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-0" + day + "</Dt></Dt></Bal>";
    }

    private static String written(Movement movement, int place, boolean old) {
        var party = "<Nm>Payer</Nm>";
        return "<Ntry>" + (movement.known() == Known.BY_PLACE ? "<NtryRef>" + (place + 1) + "</NtryRef>" : "")
                + amount(movement.minor()) + "<CdtDbtInd>" + movement.direction() + "</CdtDbtInd>"
                + (movement.back() ? "<RvslInd>true</RvslInd>" : "")
                + (old ? "<Sts>BOOK</Sts>" : "<Sts><Cd>BOOK</Cd></Sts>")
                + "<BookgDt><Dt>2026-03-0" + movement.day() + "</Dt></BookgDt>"
                + (movement.known() == Known.BY_KEY
                        ? "<AcctSvcrRef>" + movement.name() + (movement.back() ? "-BACK" : "") + "</AcctSvcrRef>"
                        : "")
                + "<NtryDtls><TxDtls><Refs><EndToEndId>"
                + (movement.known() == Known.BY_KEY ? movement.name() : "NOTPROVIDED") + "</EndToEndId></Refs>"
                + "<RltdPties><Dbtr>" + (old ? party : "<Pty>" + party + "</Pty>") + "</Dbtr></RltdPties>"
                + "<RmtInf><Ustrd>" + movement.text() + "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n";
    }

    private static String amount(long minor) {
        return "<Amt Ccy=\"CNY\">" + minor / 100 + ".00</Amt>";
    }
}
