package dev.perennial.bank;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A scene in which a bank sends statements. */
public abstract class BankScene extends Scene {
    protected static final Actor FINANCE = Actor.operator("finance");

    private final Path folder = folder();

    private Path folder() {
        try {
            return Files.createDirectories(
                    Path.of("target", "statements-" + getClass().getSimpleName()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A sample with the references of these accounts in place of their names between at signs. */
    protected String sample(String name, Account... accounts) {
        String text;
        try (var in = getClass().getResourceAsStream("/bank/" + name)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (var account : accounts) {
            var reference = reference(account);
            var id = account.id().value();
            text = text.replace("@" + id + "@", reference.value())
                    .replace(
                            "@" + id + "-split@",
                            reference.value().substring(0, 7) + "\n   "
                                    + reference.value().substring(7))
                    .replace("@" + id + "-lower@", reference.grouped().toLowerCase());
        }
        return text;
    }

    protected CreditorReference reference(Account account) {
        return bean(Remittances.class)
                .of(account.id(), customer(account.id()), now())
                .orThrow();
    }

    protected Path file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    protected Path file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    protected Outcome<Statements.Imported> load(Path file) {
        return load(file, Optional.empty());
    }

    protected Outcome<Statements.Imported> load(Path file, Optional<String> mapping) {
        return bean(Statements.class).load(file, file.getFileName().toString(), mapping, FINANCE, now(), bytes -> {});
    }

    protected Statements.Imported imported(String name, String content) {
        return load(file(name, content)).orThrow();
    }

    /** A camt.053.001.08 of the vendor's bank account with these entries. */
    protected static String camt(String id, String... entries) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
            <Id>%s</Id><Acct><Id><Othr><Id>571900000010902</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
            %s
            </Stmt></BkToCstmrStmt></Document>
            """.formatted(id, String.join("\n", entries));
    }

    /** An entry that came in, known to the bank by a key. */
    protected static String in(String key, String amount, String text) {
        return entry(key, amount, "CRDT", "", text);
    }

    protected static String entry(String key, String amount, String direction, String more, String text) {
        return """
            <Ntry><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s<Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls>
            <RltdPties><Dbtr><Pty><Nm>Payer of %s</Nm></Pty></Dbtr></RltdPties>
            <RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            """.formatted(amount, direction, more, key, key, text);
    }

    /** The entry the bank knows by this key. */
    protected BankEntry entry(String key) {
        var id = jdbc().sql("select entry_id from bank_entry where servicer_reference = ?")
                .params(key)
                .query(java.util.UUID.class)
                .single();
        return bean(Desk.class).find(id).orElseThrow();
    }

    protected List<String> why(Desk.Case waiting) {
        return waiting.suggestions().stream()
                .map(suggestion -> suggestion.account() + " " + suggestion.reasons())
                .toList();
    }

    protected static Reason because(String text) {
        return Reason.read(text).orThrow();
    }
}
