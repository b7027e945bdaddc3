package dev.perennial.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files of three kinds of banks, and what a mapping must say. */
class CsvStatementsTest {
    @Test
    void aPlainOne() {
        var heard = heard("plain", UTF_8, """
            \uFEFFdate,amount,currency,account,text,payer,payer_account,reference,id
            2026-03-02,"1,200.50",CNY,5719 0000 0010 902,"two
            lines",Acme,DE89 3704,RF00,ID-1
            2026-03-03,-3.00,CNY,571900000010902,fee,,,,
            """);
        assertThat(said(heard)).containsExactly("2026-03-02 +1200.50 CNY Acme two\nlines", "2026-03-03 -3.00 CNY  fee");
        assertThat(heard.heads).extracting(StatementHead::account).containsExactly("571900000010902");
        assertThat(heard.bookings.getFirst().key()).contains("IID-1");
        assertThat(heard.bookings.getFirst().payer().account()).contains("DE893704");
    }

    @Test
    void aGermanOne() {
        var heard = heard("german", Charset.forName("windows-1252"), """
            "Umsätze";"Konto 1"

            "Auftragskonto";"Buchungstag";"Verwendungszweck";"Kundenreferenz (End-to-End)";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"Betrag";"Waehrung"
            "DE02100100100006820101";"02.03.26";"Miete";"NOTPROVIDED";"Jürgen Müller";"DE89370400440532013000";"1.234,56";"EUR"
            "DE02100100100006820101";"03.03.26";"Strom";"";"Stadtwerke";"DE1";"-99,00";"EUR"
            """);
        assertThat(said(heard))
                .containsExactly(
                        "2026-03-02 +1234.56 EUR Jürgen Müller Miete\nNOTPROVIDED",
                        "2026-03-03 -99.00 EUR Stadtwerke Strom");
    }

    @Test
    void aChineseOne() {
        var heard = heard("chinese", Charset.forName("GB18030"), """
            账号：571900000010902
            交易日期,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要,附言,交易流水号
            20260302,,"1,000.00","9,000.00",莲花科技有限公司,6222,转账,续费款,S1
            20260302,20.00,,"8,980.00",,,手续费,,S2
            """);
        assertThat(said(heard))
                .containsExactly("2026-03-02 +1000.00 CNY 莲花科技有限公司 转账\n续费款", "2026-03-02 -20.00 CNY  手续费");
        assertThat(heard.heads).extracting(StatementHead::account).containsExactly("571900000010902");
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsLine() {
        var plain = Optional.of(mapping("plain"));
        var header = "date,amount,currency,account,text,payer,payer_account,reference,id\n";
        assertThat(refusal(header + "2026-13-02,1,CNY,1,,,,,", plain)).isEqualTo("STATEMENT_UNREADABLE 2");
        assertThat(refusal(header + "2026-03-02,one,CNY,1,,,,,", plain)).isEqualTo("STATEMENT_UNREADABLE 2");
        assertThat(refusal(header + "2026-03-02,1,XXQ,1,,,,,", plain)).isEqualTo("STATEMENT_UNREADABLE 2");
        assertThat(refusal(header, plain)).isEqualTo("STATEMENT_EMPTY");
        assertThat(refusal("when,how much\n1,2", plain)).isEqualTo("COLUMN_MISSING");
        assertThat(Heard.refusal(
                        (header + "2026-03-02,1,CNY,1,Müller,,,,")
                                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                        plain))
                .startsWith("STATEMENT_WRONG_ENCODING");
        assertThat(refusal(header + "\"" + "x".repeat(2_000_000), plain)).startsWith("STATEMENT_FIELD_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "date: d",
                "date: d\namount: a",
                "date: d\namount: a\ncurrency_is: XX",
                "date: d\namount: a\ncurrency: c\ncharset: klingon",
                "date: d\namount: a\ncurrency: c\nseparator: tabulator",
                "date: d\namount: a\ncurrency: c\ndecimal: ;",
                "date: d\namount: a\ncurrency: c\ndate_format: {{",
                "date: d\namount: a\ncurrency: c\nsomething: else",
                "date: d\namount: a\ncurrency:",
            })
    void aMappingThatSaysTooLittleIsNone(String content) {
        assertThat(CsvMapping.read("own", content)).isInstanceOf(dev.perennial.kernel.Outcome.Refused.class);
    }

    private static CsvMapping mapping(String name) {
        return CsvMapping.read(name, CsvMapping.SHIPPED.get(name)).orThrow();
    }

    private static Heard heard(String mapping, Charset charset, String content) {
        return Heard.of(content.getBytes(charset), Optional.of(mapping(mapping)));
    }

    private static String refusal(String content, Optional<CsvMapping> mapping) {
        return Heard.refusal(content.getBytes(UTF_8), mapping);
    }

    private static List<String> said(Heard heard) {
        return heard.bookings.stream()
                .map(booking -> booking.bookedOn() + " " + (booking.credit() ? "+" : "-") + booking.amount() + " "
                        + booking.payer().name().orElse("") + " " + booking.message())
                .toList();
    }
}
