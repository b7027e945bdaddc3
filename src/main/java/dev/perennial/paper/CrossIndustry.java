package dev.perennial.paper;

import dev.perennial.kernel.Money;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** EN 16931 written as UN/CEFACT Cross Industry Invoice D16B, whose order of elements is fixed. */
final class CrossIndustry {
    private static final String NAMESPACES =
            "xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\""
                + " xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\""
                + " xmlns:qdt=\"urn:un:unece:uncefact:data:standard:QualifiedDataType:100\""
                + " xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";

    private final BusinessTerms terms;
    private final Paper paper;
    private final Xml xml = new Xml();

    private CrossIndustry(Paper paper) {
        this.terms = new BusinessTerms(paper);
        this.paper = paper;
    }

    static byte[] of(Paper paper) {
        var invoice = new CrossIndustry(paper);
        invoice.xml.in("rsm:CrossIndustryInvoice", NAMESPACES, invoice::write);
        return invoice.xml.bytes();
    }

    private void write() {
        xml.in(
                "rsm:ExchangedDocumentContext",
                () -> xml.in(
                        "ram:GuidelineSpecifiedDocumentContextParameter", () -> xml.put("ram:ID", BusinessTerms.CORE)));
        xml.in("rsm:ExchangedDocument", () -> {
            xml.put("ram:ID", paper.number()).put("ram:TypeCode", terms.typeCode());
            day("ram:IssueDateTime", paper.issuedOn());
            terms.notes().forEach(note -> xml.in("ram:IncludedNote", () -> xml.put("ram:Content", note)));
        });
        xml.in("rsm:SupplyChainTradeTransaction", () -> {
            for (int at = 0; at < paper.lines().size(); at++) {
                line(at + 1, paper.lines().get(at), terms.sums().lines().get(at));
            }
            agreement();
            // An empty delivery is what the syntax asks for where nothing is delivered to a place.
            xml.in("ram:ApplicableHeaderTradeDelivery", () -> {});
            settlement();
        });
    }

    private void line(int number, Paper.Line line, Money net) {
        xml.in("ram:IncludedSupplyChainTradeLineItem", () -> {
            xml.in("ram:AssociatedDocumentLineDocument", () -> xml.put("ram:LineID", String.valueOf(number)));
            xml.in(
                    "ram:SpecifiedTradeProduct",
                    () -> xml.put("ram:Name", terms.item(line))
                            .put("ram:Description", line.content().in(terms.language())));
            xml.in(
                    "ram:SpecifiedLineTradeAgreement",
                    () -> xml.in("ram:NetPriceProductTradePrice", () -> {
                        var price = terms.price(line, net);
                        xml.put("ram:ChargeAmount", price.amount().toPlainString());
                        xml.put("ram:BasisQuantity", unit(), String.valueOf(price.basis()));
                    }));
            xml.in(
                    "ram:SpecifiedLineTradeDelivery",
                    () -> xml.put("ram:BilledQuantity", unit(), String.valueOf(line.quantity())));
            xml.in("ram:SpecifiedLineTradeSettlement", () -> {
                xml.in("ram:ApplicableTradeTax", () -> {
                    var category = terms.category(line.taxPercent(), line.untaxed());
                    xml.put("ram:TypeCode", "VAT").put("ram:CategoryCode", category.code());
                    rate(category, line.taxPercent());
                });
                line.service().ifPresent(this::period);
                xml.in(
                        "ram:SpecifiedTradeSettlementLineMonetarySummation",
                        () -> xml.put("ram:LineTotalAmount", net.decimal()));
            });
        });
    }

    private void agreement() {
        xml.in("ram:ApplicableHeaderTradeAgreement", () -> {
            xml.in("ram:SellerTradeParty", () -> seller(paper.seller()));
            xml.in("ram:BuyerTradeParty", () -> buyer(paper.buyer()));
            terms.order()
                    .ifPresent(order ->
                            xml.in("ram:SellerOrderReferencedDocument", () -> xml.put("ram:IssuerAssignedID", order)));
        });
    }

    private void seller(Paper.Party seller) {
        named(seller);
        if (seller.phone().isPresent() || seller.email().isPresent()) {
            xml.in("ram:DefinedTradeContact", () -> {
                xml.put("ram:PersonName", seller.name().in(terms.language()));
                seller.phone()
                        .ifPresent(phone -> xml.in(
                                "ram:TelephoneUniversalCommunication", () -> xml.put("ram:CompleteNumber", phone)));
                seller.email()
                        .ifPresent(email ->
                                xml.in("ram:EmailURIUniversalCommunication", () -> xml.put("ram:URIID", email)));
            });
        }
        placed(seller);
        BusinessTerms.vatNumber(seller).ifPresent(number -> registered("VA", number));
        BusinessTerms.localTaxNumber(seller).ifPresent(number -> registered("FC", number));
    }

    private void buyer(Paper.Party buyer) {
        named(buyer);
        placed(buyer);
        BusinessTerms.vatNumber(buyer).ifPresent(number -> registered("VA", number));
    }

    private void named(Paper.Party party) {
        xml.put("ram:Name", party.name().in(terms.language()));
        BusinessTerms.registration(party)
                .ifPresent(number -> xml.in("ram:SpecifiedLegalOrganization", () -> xml.put("ram:ID", number)));
    }

    private void placed(Paper.Party party) {
        xml.in("ram:PostalTradeAddress", () -> {
            xml.put("ram:PostcodeCode", party.postcode());
            var lines = terms.addressLines(party);
            for (int at = 0; at < lines.size(); at++) {
                xml.put(List.of("ram:LineOne", "ram:LineTwo", "ram:LineThree").get(at), lines.get(at));
            }
            xml.put("ram:CityName", party.city().map(city -> city.in(terms.language())));
            xml.put("ram:CountryID", party.country());
        });
        party.email()
                .ifPresent(email ->
                        xml.in("ram:URIUniversalCommunication", () -> xml.put("ram:URIID", "schemeID=\"EM\"", email)));
    }

    private void registered(String scheme, String number) {
        xml.in("ram:SpecifiedTaxRegistration", () -> xml.put("ram:ID", "schemeID=\"" + scheme + "\"", number));
    }

    private void settlement() {
        xml.in("ram:ApplicableHeaderTradeSettlement", () -> {
            xml.put("ram:InvoiceCurrencyCode", terms.currency());
            xml.in(
                    "ram:SpecifiedTradeSettlementPaymentMeans",
                    () -> xml.put("ram:TypeCode", BusinessTerms.PAID_FROM_BALANCE)
                            .put("ram:Information", terms.settled()));
            terms.sums().rates().forEach(this::tax);
            terms.period().ifPresent(this::period);
            xml.in("ram:SpecifiedTradePaymentTerms", () -> xml.put("ram:Description", terms.settled()));
            xml.in("ram:SpecifiedTradeSettlementHeaderMonetarySummation", this::totals);
            paper.corrects()
                    .ifPresent(corrected -> xml.in("ram:InvoiceReferencedDocument", () -> {
                        xml.put("ram:IssuerAssignedID", corrected.number());
                        xml.in(
                                "ram:FormattedIssueDateTime",
                                () -> xml.put("qdt:DateTimeString", "format=\"102\"", compact(corrected.issuedOn())));
                    }));
        });
    }

    private void tax(Sums.Rate rate) {
        var category = terms.category(rate.percent(), rate.untaxed());
        xml.in("ram:ApplicableTradeTax", () -> {
            xml.put("ram:CalculatedAmount", rate.tax().decimal()).put("ram:TypeCode", "VAT");
            xml.put("ram:ExemptionReason", category.reason());
            xml.put("ram:BasisAmount", rate.net().decimal()).put("ram:CategoryCode", category.code());
            rate(category, rate.percent());
        });
    }

    private void rate(BusinessTerms.Category category, int percent) {
        if (category.hasRate()) {
            xml.put("ram:RateApplicablePercent", String.valueOf(percent));
        }
    }

    private void totals() {
        var sums = terms.sums();
        xml.put("ram:LineTotalAmount", sums.net().decimal())
                .put("ram:TaxBasisTotalAmount", sums.net().decimal())
                .put(
                        "ram:TaxTotalAmount",
                        "currencyID=\"" + terms.currency() + "\"",
                        sums.tax().decimal())
                .put("ram:GrandTotalAmount", sums.gross().decimal())
                .put("ram:TotalPrepaidAmount", sums.gross().decimal())
                .put("ram:DuePayableAmount", Money.zero(paper.currency()).decimal());
    }

    private void period(Paper.Days days) {
        xml.in("ram:BillingSpecifiedPeriod", () -> {
            day("ram:StartDateTime", days.first());
            day("ram:EndDateTime", days.last());
        });
    }

    private void day(String name, LocalDate day) {
        xml.in(name, () -> xml.put("udt:DateTimeString", "format=\"102\"", compact(day)));
    }

    private static String compact(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String unit() {
        return "unitCode=\"" + BusinessTerms.UNIT + "\"";
    }
}
