package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A statement as the bank might send it today, to try the desk with: one of everything that can happen. */
@Component
public class SampleStatement {
    private static final int ACCOUNTS = 3;
    private static final int LOOKED_AT = 100;

    private final Accounts accounts;
    private final Remittances remittances;
    private final Payees payees;
    private final DeskQueries queries;
    private final Buckets buckets;

    SampleStatement(Accounts accounts, Remittances remittances, Payees payees, DeskQueries queries, Buckets buckets) {
        this.accounts = accounts;
        this.remittances = remittances;
        this.payees = payees;
        this.queries = queries;
        this.buckets = buckets;
    }

    /** As camt.053.001.08. */
    public String of(Instant now, Actor actor) {
        var some = some();
        var entries = new ArrayList<String>();
        Function<Account, String> reference =
                account -> remittances.of(account.id(), actor, now).orThrow().grouped();
        for (var account : some) {
            entries.add(entry(entries.size(), "200.00", account, account.name(), reference.apply(account), now));
        }
        if (!some.isEmpty()) {
            var first = some.getFirst();
            entries.add(entry(entries.size(), "88.00", first, first.name(), "account " + first.id(), now));
            entries.add(entry(entries.size(), "35.00", first, "Somebody Else Ltd", "invoice 2026-17", now));
            for (var open : queries.anyOpen(first.currency().getCurrencyCode(), ACCOUNTS)) {
                var amount = Money.ofMinor(open.minor(), Currency.getInstance(open.currency()));
                entries.add(entry(
                        entries.size(),
                        amount.decimal(),
                        accounts.find(open.account()).orElseThrow(),
                        accounts.find(open.account()).orElseThrow().name(),
                        remittances.ofOrder(open.order(), actor, now).orThrow().grouped(),
                        now));
            }
        }
        return document(now, some, entries);
    }

    /** Some accounts, all of the currency that most of them have. */
    private List<Account> some() {
        var byCurrency = buckets.all()
                .boxed()
                .flatMap(bucket -> accounts.all(bucket).stream())
                .limit(LOOKED_AT)
                .collect(Collectors.groupingBy(Account::currency));
        return byCurrency.values().stream()
                .max(Comparator.comparingInt(List::size))
                .map(own -> own.subList(0, Math.min(own.size(), ACCOUNTS)))
                .orElse(List.of());
    }

    private String document(Instant now, List<Account> some, List<String> entries) {
        var currency = some.isEmpty() ? "CNY" : some.getFirst().currency().getCurrencyCode();
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
              <BkToCstmrStmt>
                <GrpHdr><MsgId>SAMPLE-%1$s</MsgId><CreDtTm>%1$s</CreDtTm></GrpHdr>
                <Stmt>
                  <Id>SAMPLE-%1$s</Id>
                  <Acct><Id><Othr><Id>%2$s</Id></Othr></Id><Ccy>%3$s</Ccy></Acct>
            %4$s    </Stmt>
              </BkToCstmrStmt>
            </Document>
            """.formatted(now, payees.number(Currency.getInstance(currency)), currency, String.join("", entries));
    }

    private static String entry(int n, String amount, Account account, String payer, String text, Instant now) {
        return """
                  <Ntry>
                    <Amt Ccy="%s">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                    <BookgDt><Dt>%s</Dt></BookgDt><AcctSvcrRef>SAMPLE-%s-%d</AcctSvcrRef>
                    <NtryDtls><TxDtls>
                      <RltdPties><Dbtr><Pty><Nm>%s</Nm></Pty></Dbtr></RltdPties>
                      <RmtInf><Ustrd>%s</Ustrd></RmtInf>
                    </TxDtls></NtryDtls>
                  </Ntry>
            """.formatted(
                        account.currency().getCurrencyCode(),
                        amount,
                        now.atOffset(ZoneOffset.UTC).toLocalDate(),
                        now.getEpochSecond(),
                        n,
                        escaped(payer),
                        escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
