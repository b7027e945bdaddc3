package dev.perennial.bank;

import dev.perennial.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What the bank kept of a transaction, in the shape of the older versions and in that of the newer ones. */
final class CamtCharges {
    private CamtCharges() {}

    /** The sum of an element Chrgs: of its records, or its own amount; null for none. */
    static @Nullable Money read(Xml xml) {
        var found = new Object() {
            @Nullable
            Money own;

            @Nullable
            Money total;

            @Nullable
            Money records;

            boolean credit;
        };
        xml.children(name -> {
            switch (name) {
                case "Amt" -> found.own = CamtValues.amount(xml);
                case "CdtDbtInd" -> found.credit = CamtValues.isCredit(xml);
                case "TtlChrgsAndTaxAmt" -> found.total = CamtValues.amount(xml);
                case "Rcrd" -> found.records = plus(found.records, read(xml));
                default -> {}
            }
        });
        if (found.records != null) return found.records;
        var sum = found.own != null ? found.own : found.total;
        return sum == null || !found.credit ? sum : sum.negated();
    }

    static @Nullable Money plus(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.currency().equals(other.currency()) ? one.plus(other) : one;
    }

    /** A bank transaction code, its parts joined: {@code PMNT-RCDT-ESCT}, or the bank's own. */
    static String code(Xml xml) {
        var parts = new StringBuilder();
        xml.children(name -> {
            switch (name) {
                case "Domn" -> domain(xml, parts);
                case "Prtry" -> {
                    var own = xml.text();
                    if (parts.isEmpty()) parts.append(own);
                }
                default -> {}
            }
        });
        return Faults.shown(parts.toString());
    }

    private static void domain(Xml xml, StringBuilder parts) {
        parts.setLength(0);
        xml.children(name -> {
            switch (name) {
                case "Cd" -> parts.append(xml.text());
                case "Fmly" -> xml.children(part -> parts.append('-').append(xml.text()));
                default -> {}
            }
        });
    }
}
