package dev.perennial.api;

import dev.perennial.bank.Desk;
import dev.perennial.bank.Statements;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;

/** With entries of the bank that wait at the desk. */
abstract class BankedScene extends FurnishedScene {
    protected static final Reason REASON = new Reason("asked by phone");
    protected static final Actor OPERATOR = Actor.operator("operator");

    /** It takes back what nobody knows, so that it comes to the desk. */
    private static final String REVERSAL = "<RvslInd>true</RvslInd>";

    @Override
    protected void more() {
        super.more();
        preparation("came-in", stage -> stage.has("entry", entry("50.00", "CRDT", "")));
        preparation("went-back", stage -> stage.has("entry", entry("50.00", "DBIT", REVERSAL)));
        preparation("given", stage -> {
            var entry = UUID.fromString(stage.name("entry"));
            bean(Desk.class)
                    .credit(entry, stage.account.id(), Optional.empty(), OPERATOR, REASON, now())
                    .orThrow();
            stage.knows("original", entry);
        });
        preparation(
                "left-alone",
                stage -> bean(Desk.class)
                        .ignore(UUID.fromString(stage.name("entry")), OPERATOR, REASON, now())
                        .orThrow());
        preparation(
                "taken-off",
                stage -> bean(Desk.class)
                        .takeBack(
                                UUID.fromString(stage.name("entry")),
                                UUID.fromString(stage.name("original")),
                                OPERATOR,
                                REASON,
                                now())
                        .orThrow());
    }

    private UUID entry(String amount, String direction, String more) {
        var key = fresh("entry");
        load(key, """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
            <Id>%s</Id><Acct><Id><Othr><Id>571900000010902</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
            <Ntry><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s<Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls>
            <RmtInf><Ustrd>hello</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            </Stmt></BkToCstmrStmt></Document>
            """.formatted(key, amount, direction, more, key));
        return jdbc().sql("select entry_id from bank_entry where servicer_reference = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    private void load(String name, String text) {
        try {
            var file = Files.createTempFile("statement", ".xml");
            Files.writeString(file, text);
            bean(Statements.class)
                    .load(file, name, Optional.empty(), OPERATOR, now(), bytes -> {})
                    .orThrow();
            Files.delete(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
