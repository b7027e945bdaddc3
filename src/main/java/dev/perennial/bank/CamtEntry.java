package dev.perennial.bank;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One entry of a statement (Ntry), and the movements it stands for. */
final class CamtEntry {
    /** More transactions than this are in no batch. */
    private static final int DETAILS_MAX = 50_000;

    private static final int TEXTS_SHOWN = 20;

    /** Sub-families of codes that say that a payment came back, or was cancelled. */
    private static final Pattern RETURNS = Pattern.compile(".*-(RRTN|RPCR|UPCT|ARPD)");

    private final long line;
    private @Nullable Money amount;
    private @Nullable Boolean credit;
    private boolean reversal;
    private String status = "BOOK";
    private @Nullable LocalDate bookedOn;
    private @Nullable LocalDate valueOn;
    private @Nullable String servicerReference;
    private @Nullable String bankCode;
    private String information = "";
    private final List<CamtDetail> details = new ArrayList<>();

    private CamtEntry(long line) {
        this.line = line;
    }

    static CamtEntry read(Xml xml) {
        var entry = new CamtEntry(xml.line());
        xml.children(name -> entry.part(name, xml));
        if (entry.amount == null) throw Faults.lacks("Ntry/Amt", entry.line);
        if (entry.credit == null) throw Faults.lacks("Ntry/CdtDbtInd", entry.line);
        return entry;
    }

    private void part(String name, Xml xml) {
        switch (name) {
            case "Amt" -> amount = CamtValues.amount(xml);
            case "CdtDbtInd" -> credit = CamtValues.isCredit(xml);
            case "RvslInd" -> reversal = CamtValues.flag(xml.text());
            case "Sts" -> status = xml.text();
            case "BookgDt" -> bookedOn = CamtValues.day(xml.text(), name, xml.line());
            case "ValDt" -> valueOn = CamtValues.day(xml.text(), name, xml.line());
            case "AcctSvcrRef" -> servicerReference = xml.text();
            case "BkTxCd" -> bankCode = CamtCharges.code(xml);
            case "AddtlNtryInf" -> information = xml.text();
            case "NtryDtls" ->
                xml.children(part -> {
                    if (part.equals("TxDtls")) detail(xml);
                });
            default -> {}
        }
    }

    private void detail(Xml xml) {
        if (details.size() == DETAILS_MAX) {
            throw new RefusedException(
                    BankRefusal.STATEMENT_FIELD_TOO_LONG,
                    Map.of("line", String.valueOf(line), "most", String.valueOf(DETAILS_MAX)));
        }
        details.add(CamtDetail.read(xml));
    }

    Money amount() {
        return amount;
    }

    /** Whether the bank has booked it; what is pending, or only told, may still change. */
    boolean isFinal() {
        return status.equals("BOOK") && amount.isPositive();
    }

    /** @param otherwise the day it counts by where the entry names none */
    List<Booking> bookings(Optional<LocalDate> otherwise) {
        var day = Optional.ofNullable(bookedOn)
                .or(() -> Optional.ofNullable(valueOn))
                .or(() -> otherwise)
                .orElseThrow(() -> Faults.lacks("Ntry/BookgDt", line));
        if (details.isEmpty()) return List.of(booking(day, new CamtDetail(), amount, credit, "", false));
        if (details.size() == 1) return List.of(booking(day, details.getFirst(), amount, credit, "", false));
        var gross = parts(false);
        var amounts = sum(gross).filter(amount::equals).isPresent() ? gross : parts(true);
        if (sum(amounts).filter(amount::equals).isEmpty()) return List.of(whole(day));
        var bookings = new ArrayList<Booking>(details.size());
        for (int i = 0; i < details.size(); i++) {
            var detail = details.get(i);
            boolean itsCredit = detail.credit == null ? credit : detail.credit;
            bookings.add(booking(day, detail, amounts.get(i).orElseThrow(), itsCredit, "#" + i, false));
        }
        return bookings;
    }

    /** The amounts of the transactions, less what the bank kept of each if so asked; empty where one is not said. */
    private List<Optional<Money>> parts(boolean lessCharges) {
        return details.stream()
                .map(detail -> Optional.ofNullable(detail.amount)
                        .filter(part -> part.currency().equals(amount.currency()))
                        .map(part -> lessCharges
                                        && detail.charges != null
                                        && detail.charges.currency().equals(part.currency())
                                ? part.minus(detail.charges)
                                : part)
                        .filter(Money::isPositive))
                .toList();
    }

    private Optional<Money> sum(List<Optional<Money>> parts) {
        var sum = Money.zero(amount.currency());
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isEmpty()) return Optional.empty();
            var part = parts.get(i).get();
            boolean against =
                    details.get(i).credit != null && !details.get(i).credit.equals(credit);
            sum = sum.plus(against ? part.negated() : part);
        }
        return Optional.of(sum);
    }

    /** The entry as one, where its transactions do not add up to it: somebody has to look. */
    private Booking whole(LocalDate day) {
        var all = new CamtDetail();
        var texts = details.stream()
                .limit(TEXTS_SHOWN)
                .map(detail -> detail.message() + (detail.reference == null ? "" : "\n" + detail.reference))
                .collect(Collectors.joining("\n"));
        var said = booking(day, all, amount, credit, "", true);
        return said.saying((said.message() + "\n" + texts).strip());
    }

    private Booking booking(
            LocalDate day, CamtDetail detail, Money part, boolean itsCredit, String index, boolean unclear) {
        var code = detail.bankCode == null || detail.bankCode.isEmpty() ? bankCode : detail.bankCode;
        boolean isReturn = reversal
                || detail.returned
                || code != null && RETURNS.matcher(code).matches();
        var message = detail.message().isEmpty() ? information : detail.message();
        var own = CamtDetail.given(servicerReference);
        // Not NtryRef: with many banks it is a place in the statement, another in each that has the entry.
        var key = own.map(reference -> "S" + reference + index)
                .or(() -> CamtDetail.given(detail.servicerReference).map(reference -> "T" + reference + index));
        return new Booking(
                day,
                itsCredit,
                isReturn,
                part,
                key,
                detail.payer(itsCredit || isReturn),
                CamtDetail.given(detail.reference),
                message,
                Optional.ofNullable(detail.endToEnd),
                own.or(() -> CamtDetail.given(detail.servicerReference)),
                Optional.ofNullable(code).filter(said -> !said.isEmpty()),
                unclear,
                line);
    }
}
