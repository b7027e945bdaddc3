package dev.perennial.api.invoice;

import dev.perennial.api.FieldErrors;
import dev.perennial.invoice.Title;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom invoices are made out to. */
@Schema(name = "InvoiceTitle")
record TitleView(UUID id, boolean preferred, BuyerView buyer) {

    /** What stands on the paper; empty text where something is not told. */
    @Schema(name = "Buyer")
    record BuyerView(
            Title.Kind kind,
            String name,
            String taxNumber,
            String country,
            String address,
            String bank,
            String bankAccount,
            String phone,
            String email) {
        static BuyerView of(Title.Buyer buyer) {
            return new BuyerView(
                    buyer.kind(),
                    buyer.name(),
                    buyer.taxNumber(),
                    buyer.country(),
                    buyer.address(),
                    buyer.bank(),
                    buyer.bankAccount(),
                    buyer.phone(),
                    buyer.email());
        }
    }

    /** What is to stand on papers. */
    @Schema(name = "InvoiceTitleFields")
    record Fields(
            Title.@Nullable Kind kind,
            @Nullable String name,

            @Schema(description = "A company's; a person has none") @Nullable
            String taxNumber,

            @Schema(description = "ISO 3166-1, in two capitals", example = "CN") @Nullable
            String country,

            @Schema(description = "In lines") @Nullable String address,
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String phone,
            @Nullable String email) {
        Title.Buyer buyer() {
            var errors = new FieldErrors();
            if (kind == null) errors.add("/kind", "api.field.missing", Map.of());
            if (name == null) errors.add("/name", "api.field.missing", Map.of());
            if (country == null) errors.add("/country", "api.field.missing", Map.of());
            errors.check();
            return new Title.Buyer(
                    kind == null ? Title.Kind.COMPANY : kind,
                    text(name),
                    text(taxNumber),
                    text(country),
                    text(address),
                    text(bank),
                    text(bankAccount),
                    text(phone),
                    text(email));
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed;
        }
    }

    static TitleView of(Title title) {
        return new TitleView(title.id(), title.preferred(), BuyerView.of(title.buyer()));
    }
}
