package dev.perennial.paper;

import dev.perennial.kernel.Money;

/** EN 16931 written as UBL 2.1: an Invoice or a CreditNote, whose order of elements is fixed. */
final class UniversalBusiness {
    private static final String URN = "urn:oasis:names:specification:ubl:schema:xsd:";

    private final BusinessTerms terms;
    private final Paper paper;
    private final boolean isInvoice;
    private final Xml xml = new Xml();

    private UniversalBusiness(Paper paper) {
        this.terms = new BusinessTerms(paper);
        this.paper = paper;
        this.isInvoice = paper.kind() == Paper.Kind.INVOICE;
    }

    static byte[] of(Paper paper) {
        var invoice = new UniversalBusiness(paper);
        var root = invoice.isInvoice ? "Invoice" : "CreditNote";
        var namespaces = "xmlns=\"" + URN + root + "-2\" xmlns:cac=\"" + URN
                + "CommonAggregateComponents-2\" xmlns:cbc=\"" + URN + "CommonBasicComponents-2\"";
        invoice.xml.in(root, namespaces, invoice::write);
        return invoice.xml.bytes();
    }

    private void write() {
        xml.put("cbc:CustomizationID", BusinessTerms.CORE)
                .put("cbc:ID", paper.number())
                .put("cbc:IssueDate", paper.issuedOn().toString())
                .put(isInvoice ? "cbc:InvoiceTypeCode" : "cbc:CreditNoteTypeCode", terms.typeCode());
        terms.notes().forEach(note -> xml.put("cbc:Note", note));
        xml.put("cbc:DocumentCurrencyCode", terms.currency());
        terms.period().ifPresent(this::period);
        // A UBL order reference has to have an ID of the buyer's (BT-13); where it is not known, NA is the custom.
        terms.order()
                .ifPresent(order -> xml.in(
                        "cac:OrderReference", () -> xml.put("cbc:ID", "NA").put("cbc:SalesOrderID", order)));
        paper.corrects()
                .ifPresent(corrected -> xml.in(
                        "cac:BillingReference",
                        () -> xml.in(
                                "cac:InvoiceDocumentReference",
                                () -> xml.put("cbc:ID", corrected.number())
                                        .put(
                                                "cbc:IssueDate",
                                                corrected.issuedOn().toString()))));
        xml.in("cac:AccountingSupplierParty", () -> xml.in("cac:Party", () -> seller(paper.seller())));
        xml.in("cac:AccountingCustomerParty", () -> xml.in("cac:Party", () -> buyer(paper.buyer())));
        xml.in(
                "cac:PaymentMeans",
                () -> xml.put(
                        "cbc:PaymentMeansCode",
                        "name=\"" + terms.settledName() + "\"",
                        BusinessTerms.PAID_FROM_BALANCE));
        xml.in("cac:PaymentTerms", () -> xml.put("cbc:Note", terms.settled()));
        taxes();
        xml.in("cac:LegalMonetaryTotal", this::totals);
        for (int at = 0; at < paper.lines().size(); at++) {
            line(at + 1, paper.lines().get(at), terms.sums().lines().get(at));
        }
    }

    private void seller(Paper.Party seller) {
        party(seller);
        BusinessTerms.vatNumber(seller).ifPresent(number -> taxScheme("VAT", number));
        BusinessTerms.localTaxNumber(seller).ifPresent(number -> taxScheme("TAX", number));
        legal(seller);
        if (seller.phone().isPresent() || seller.email().isPresent()) {
            xml.in(
                    "cac:Contact",
                    () -> xml.put("cbc:Name", seller.name().in(terms.language()))
                            .put("cbc:Telephone", seller.phone())
                            .put("cbc:ElectronicMail", seller.email()));
        }
    }

    private void buyer(Paper.Party buyer) {
        party(buyer);
        BusinessTerms.vatNumber(buyer).ifPresent(number -> taxScheme("VAT", number));
        legal(buyer);
    }

    private void party(Paper.Party party) {
        party.email().ifPresent(email -> xml.put("cbc:EndpointID", "schemeID=\"EM\"", email));
        xml.in("cac:PostalAddress", () -> {
            var lines = terms.addressLines(party);
            if (!lines.isEmpty()) {
                xml.put("cbc:StreetName", lines.getFirst());
            }
            if (lines.size() > 1) {
                xml.put("cbc:AdditionalStreetName", lines.get(1));
            }
            xml.put("cbc:CityName", party.city().map(city -> city.in(terms.language())));
            xml.put("cbc:PostalZone", party.postcode());
            if (lines.size() > 2) {
                xml.in("cac:AddressLine", () -> xml.put("cbc:Line", lines.get(2)));
            }
            xml.in("cac:Country", () -> xml.put("cbc:IdentificationCode", party.country()));
        });
    }

    private void taxScheme(String scheme, String number) {
        xml.in("cac:PartyTaxScheme", () -> {
            xml.put("cbc:CompanyID", number);
            xml.in("cac:TaxScheme", () -> xml.put("cbc:ID", scheme));
        });
    }

    private void legal(Paper.Party party) {
        xml.in(
                "cac:PartyLegalEntity",
                () -> xml.put("cbc:RegistrationName", party.name().in(terms.language()))
                        .put("cbc:CompanyID", BusinessTerms.registration(party)));
    }

    private void taxes() {
        xml.in("cac:TaxTotal", () -> {
            amount("cbc:TaxAmount", terms.sums().tax());
            terms.sums()
                    .rates()
                    .forEach(rate -> xml.in("cac:TaxSubtotal", () -> {
                        amount("cbc:TaxableAmount", rate.net());
                        amount("cbc:TaxAmount", rate.tax());
                        category(
                                "cac:TaxCategory",
                                terms.category(rate.percent(), rate.untaxed()),
                                rate.percent(),
                                true);
                    }));
        });
    }

    private void category(String name, BusinessTerms.Category category, int percent, boolean withReason) {
        xml.in(name, () -> {
            xml.put("cbc:ID", category.code());
            if (category.hasRate()) {
                xml.put("cbc:Percent", String.valueOf(percent));
            }
            if (withReason) {
                xml.put("cbc:TaxExemptionReason", category.reason());
            }
            xml.in("cac:TaxScheme", () -> xml.put("cbc:ID", "VAT"));
        });
    }

    private void totals() {
        var sums = terms.sums();
        amount("cbc:LineExtensionAmount", sums.net());
        amount("cbc:TaxExclusiveAmount", sums.net());
        amount("cbc:TaxInclusiveAmount", sums.gross());
        amount("cbc:PrepaidAmount", sums.gross());
        amount("cbc:PayableAmount", Money.zero(paper.currency()));
    }

    private void line(int number, Paper.Line line, Money net) {
        xml.in(isInvoice ? "cac:InvoiceLine" : "cac:CreditNoteLine", () -> {
            xml.put("cbc:ID", String.valueOf(number));
            quantity(isInvoice ? "cbc:InvoicedQuantity" : "cbc:CreditedQuantity", line.quantity());
            amount("cbc:LineExtensionAmount", net);
            line.service().ifPresent(this::period);
            xml.in("cac:Item", () -> {
                xml.put("cbc:Description", line.content().in(terms.language())).put("cbc:Name", terms.item(line));
                category(
                        "cac:ClassifiedTaxCategory",
                        terms.category(line.taxPercent(), line.untaxed()),
                        line.taxPercent(),
                        false);
            });
            xml.in("cac:Price", () -> {
                var price = terms.price(line, net);
                xml.put("cbc:PriceAmount", currency(), price.amount().toPlainString());
                quantity("cbc:BaseQuantity", price.basis());
            });
        });
    }

    private void period(Paper.Days days) {
        xml.in(
                "cac:InvoicePeriod",
                () -> xml.put("cbc:StartDate", days.first().toString())
                        .put("cbc:EndDate", days.last().toString()));
    }

    private void quantity(String name, int quantity) {
        xml.put(name, "unitCode=\"" + BusinessTerms.UNIT + "\"", String.valueOf(quantity));
    }

    private void amount(String name, Money amount) {
        xml.put(name, currency(), amount.decimal());
    }

    private String currency() {
        return "currencyID=\"" + terms.currency() + "\"";
    }
}
