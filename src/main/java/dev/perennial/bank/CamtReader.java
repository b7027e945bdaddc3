package dev.perennial.bank;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.RefusedException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads camt.053.001.02 to .08 (ISO 20022, bank to customer statement), once through and element by element. */
final class CamtReader {
    private static final Pattern MESSAGE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\\.\\d{3})\\.(\\d{3}\\.\\d{2}).*");
    private static final String OURS = "camt.053";
    private static final Pattern VERSION = Pattern.compile("001\\.0[2-8]");

    private final Xml xml;
    private final Sink sink;
    private long statements;

    private CamtReader(Xml xml, Sink sink) {
        this.xml = xml;
        this.sink = sink;
    }

    static void read(ByteGuard in, Sink sink) {
        var reader = new CamtReader(Xml.open(in), sink);
        reader.document();
        reader.xml.finish();
        if (reader.statements == 0) throw new RefusedException(BankRefusal.STATEMENT_EMPTY, Map.of());
    }

    private void document() {
        var root = xml.root();
        var message = MESSAGE.matcher(xml.namespace());
        if (root.equalsIgnoreCase("html")) throw new RefusedException(BankRefusal.NOT_A_STATEMENT, Map.of());
        if (!root.equals("Document") || !message.matches() || !message.group(1).equals(OURS)) {
            var named = message.matches() ? message.group(1) : Faults.shown(root);
            throw new RefusedException(BankRefusal.STATEMENT_OTHER_MESSAGE, Map.of("message", named));
        }
        if (!VERSION.matcher(message.group(2)).matches()) {
            throw new RefusedException(BankRefusal.STATEMENT_OTHER_VERSION, Map.of("version", message.group(2)));
        }
        xml.children(name -> {
            if (name.equals("BkToCstmrStmt")) {
                xml.children(part -> {
                    if (part.equals("Stmt")) statement();
                });
            }
        });
    }

    private void statement() {
        statements++;
        var head = new Head(xml.line());
        xml.children(name -> {
            switch (name) {
                case "Id" -> head.id = xml.text();
                case "StmtPgntn" ->
                    xml.children(part -> {
                        if (part.equals("PgNb")) head.page = "/" + xml.text();
                    });
                case "FrToDt" -> period(head);
                case "Acct" -> account(head);
                case "Bal" -> balance(head);
                case "Ntry" -> entry(head);
                default -> {}
            }
        });
        head.begin();
        sink.end();
    }

    private void period(Head head) {
        xml.children(name -> {
            switch (name) {
                case "FrDtTm" -> head.from = CamtValues.day(xml.text(), name, xml.line());
                case "ToDtTm" -> head.to = CamtValues.day(xml.text(), name, xml.line());
                default -> {}
            }
        });
    }

    private void account(Head head) {
        xml.children(name -> {
            switch (name) {
                case "Id" -> head.account = CamtValues.accountNumber(xml).orElse("");
                case "Ccy" -> head.currency = CamtValues.currency(xml.text(), xml.line());
                default -> {}
            }
        });
    }

    private void balance(Head head) {
        var found = new Object() {
            String type = "";

            @Nullable
            Money amount;

            boolean debit;
        };
        xml.children(name -> {
            switch (name) {
                case "Tp" -> found.type = xml.text();
                case "Amt" -> found.amount = CamtValues.amount(xml);
                case "CdtDbtInd" -> found.debit = !CamtValues.isCredit(xml);
                default -> {}
            }
        });
        if (found.amount == null) throw Faults.lacks("Bal/Amt", xml.line());
        head.balance(found.type, found.debit ? found.amount.negated() : found.amount);
    }

    private void entry(Head head) {
        var entry = CamtEntry.read(xml);
        if (head.currency == null) head.currency = entry.amount().currency();
        head.begin();
        if (entry.isFinal()) {
            entry.bookings(Optional.ofNullable(head.to)).forEach(sink::booking);
        } else {
            sink.pending();
        }
    }

    /** What is known of a statement so far. */
    private final class Head {
        private final long line;
        private String id = "";
        private String page = "";
        private String account = "";
        private @Nullable Currency currency;
        private @Nullable LocalDate from;
        private @Nullable LocalDate to;
        private @Nullable Money opening;
        private @Nullable Money closing;
        private boolean openedBetween;
        private boolean begun;

        private Head(long line) {
            this.line = line;
        }

        /** Opening and closing booked balance; a page in the middle has interim ones instead. */
        private void balance(String type, Money amount) {
            if (currency == null) currency = amount.currency();
            if (!amount.currency().equals(currency)) return;
            switch (type) {
                case "OPBD", "PRCD" -> {
                    if (opening == null || openedBetween || type.equals("OPBD")) opening = amount;
                    openedBetween = false;
                }
                case "CLBD" -> closing = amount;
                case "ITBD" -> {
                    if (opening == null) {
                        opening = amount;
                        openedBetween = true;
                    } else if (closing == null) {
                        closing = amount;
                    }
                }
                default -> {}
            }
        }

        private void begin() {
            if (begun) return;
            begun = true;
            if (id.isEmpty()) throw Faults.lacks("Stmt/Id", line);
            if (account.isEmpty()) throw Faults.lacks("Stmt/Acct/Id", line);
            if (currency == null) throw Faults.lacks("Stmt/Acct/Ccy", line);
            sink.begin(new StatementHead(account, id + page, currency, from, to, opening, closing));
        }
    }
}
