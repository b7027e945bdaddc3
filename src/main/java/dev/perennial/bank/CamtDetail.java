package dev.perennial.bank;

import dev.perennial.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One transaction of an entry (TxDtls): who paid, how much, and what they wrote. */
final class CamtDetail {
    private static final int TEXTS_MAX = 50;

    @Nullable
    Money amount;

    @Nullable
    Boolean credit;

    @Nullable
    Money charges;

    @Nullable
    String servicerReference;

    @Nullable
    String endToEnd;

    @Nullable
    String reference;

    @Nullable
    String bankCode;

    boolean returned;
    private @Nullable String debtor;
    private @Nullable String debtorAccount;
    private @Nullable String creditor;
    private @Nullable String creditorAccount;
    private final List<String> texts = new ArrayList<>();

    static CamtDetail read(Xml xml) {
        var detail = new CamtDetail();
        xml.children(name -> detail.part(name, xml));
        return detail;
    }

    private void part(String name, Xml xml) {
        switch (name) {
            case "Refs" -> xml.children(part -> references(part, xml));
            case "Amt" -> amount = CamtValues.amount(xml);
            case "CdtDbtInd" -> credit = CamtValues.isCredit(xml);
            case "AmtDtls" ->
                xml.children(part -> {
                    if (part.equals("TxAmt")) transactionAmount(xml);
                });
            case "Chrgs" -> charges = CamtCharges.plus(charges, CamtCharges.read(xml));
            case "BkTxCd" -> bankCode = CamtCharges.code(xml);
            case "RltdPties" -> xml.children(part -> party(part, xml));
            case "RmtInf" -> xml.children(part -> remittance(part, xml));
            case "RtrInf" -> returned = true;
            case "AddtlTxInf" -> say(xml.text());
            default -> {}
        }
    }

    private void references(String name, Xml xml) {
        switch (name) {
            case "AcctSvcrRef" -> servicerReference = xml.text();
            case "EndToEndId" -> endToEnd = given(xml.text()).orElse(null);
            default -> {}
        }
    }

    private void transactionAmount(Xml xml) {
        xml.children(name -> {
            if (name.equals("Amt") && amount == null) amount = CamtValues.amount(xml);
        });
    }

    /** Until version 07 the name stands in the party itself, from 08 on in its Pty. */
    private void party(String name, Xml xml) {
        switch (name) {
            case "Dbtr" -> debtor = partyName(xml);
            case "DbtrAcct" -> debtorAccount = partyAccount(xml);
            case "Cdtr" -> creditor = partyName(xml);
            case "CdtrAcct" -> creditorAccount = partyAccount(xml);
            default -> {}
        }
    }

    private static @Nullable String partyName(Xml xml) {
        String[] found = {null};
        xml.children(name -> {
            switch (name) {
                case "Nm" -> found[0] = xml.text();
                case "Pty" -> found[0] = partyName(xml);
                default -> {}
            }
        });
        return found[0];
    }

    private static @Nullable String partyAccount(Xml xml) {
        String[] found = {null};
        xml.children(name -> {
            if (name.equals("Id")) found[0] = CamtValues.accountNumber(xml).orElse(null);
        });
        return found[0];
    }

    private void remittance(String name, Xml xml) {
        switch (name) {
            case "Ustrd" -> say(xml.text());
            case "Strd" ->
                xml.children(part -> {
                    switch (part) {
                        case "CdtrRefInf" ->
                            xml.children(own -> {
                                if (own.equals("Ref")) refer(xml.text());
                            });
                        case "AddtlRmtInf" -> say(xml.text());
                        default -> {}
                    }
                });
            default -> {}
        }
    }

    private void refer(String text) {
        if (reference == null) {
            reference = text;
        } else {
            say(text);
        }
    }

    private void say(String text) {
        if (!text.isEmpty() && texts.size() < TEXTS_MAX) texts.add(text);
    }

    /** Texts of several lines are one text: banks break them wherever a line is full. */
    String message() {
        return String.join("\n", texts);
    }

    /** Whom the money came from; for a payment of ours, whom it went to. */
    Booking.Payer payer(boolean fromDebtor) {
        return new Booking.Payer(
                given(fromDebtor ? debtor : creditor), given(fromDebtor ? debtorAccount : creditorAccount));
    }

    static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(said -> !said.isEmpty() && !said.matches("(?i)not ?provided|nonref|none|-+"));
    }
}
