package dev.perennial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.invoice.Title.Buyer;
import dev.perennial.invoice.Title.Kind;
import dev.perennial.kernel.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a title must say, by country; "-" stands for nothing wrong. */
class TitleRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
        # kind  | name  | number             | country | e-mail      | refused as
        PERSON  | Li    | ''                 | CN      | ''          | -
        PERSON  | Li    | what a person has  | CN      | ''          | -
        PERSON  | ' '   | ''                 | CN      | ''          | TITLE_NAME_MISSING
        COMPANY | Acme  | ''                 | CN      | ''          | TAX_NUMBER_MISSING
        COMPANY | Acme  | 91330106MA7PRNC20G | CN      | ''          | -
        COMPANY | Acme  | 91330106ma7prnc20g | cn      | ''          | -
        COMPANY | Acme  | 91330106 MA7PRNC20G| CN      | ''          | -
        COMPANY | Acme  | 91330106MA7PRNC20H | CN      | ''          | TAX_NUMBER_INVALID
        COMPANY | Acme  | 91330106MA7PRNC2OG | CN      | ''          | TAX_NUMBER_INVALID
        COMPANY | Acme  | 9133010             | CN      | ''          | TAX_NUMBER_INVALID
        COMPANY | Acme  | DE136695976        | DE      | ''          | -
        COMPANY | Acme  | DE136695975        | DE      | ''          | TAX_NUMBER_INVALID
        COMPANY | Acme  | FR136695976        | DE      | ''          | TAX_NUMBER_INVALID
        COMPANY | Acme  | EL123456789        | GR      | ''          | -
        COMPANY | Acme  | 12-3456789         | US      | ''          | -
        COMPANY | Acme  | 12-3456789         | XX      | ''          | COUNTRY_UNKNOWN
        COMPANY | Acme  | 12-3456789         | US      | a@b.example | -
        COMPANY | Acme  | 12-3456789         | US      | a@b         | TITLE_EMAIL_INVALID
        """)
    void aTitleIsCheckedByItsCountry(
            Kind kind, String name, String number, String country, String email, String refused) {
        var read = TitleRule.read(new Buyer(kind, name, number, country, "", "", "", "", email));
        var code = read instanceof Outcome.Refused<Buyer>(var why, var facts) ? why.name() : "-";
        assertThat(code).isEqualTo(refused);
    }
}
