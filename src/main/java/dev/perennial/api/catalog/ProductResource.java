package dev.perennial.api.catalog;

import dev.perennial.api.Amount;
import dev.perennial.catalog.BillingEntity;
import dev.perennial.catalog.Edition;
import dev.perennial.catalog.LateBase;
import dev.perennial.catalog.Offer;
import dev.perennial.catalog.Policy;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is sold, for how long, at what price, and when things happen to what was bought. */
@Schema(name = "Product", description = "What is sold, for how long, at what price, and by which policy.")
record ProductResource(
        String code,
        @Schema(description = "In the language asked for.") String name,
        String shortName,

        @Schema(description = "The kind of thing one item is.", example = "mailbox")
        String category,

        List<EditionResource> editions,

        @Schema(description = "Today's prices; free editions have none.")
        List<OfferResource> offers,

        PolicyResource policy,
        Seller seller,

        @Schema(description = "What an invoice names as sold.")
        String invoiceContent,

        @Schema(description = "The tax contained in the prices, in whole percent.")
        int taxPercent,

        @Schema(description = "The version of the Terms of Service as they are now: what an order agrees to.")
        String termsVersion,

        @Schema(description = "The product without whose item this one does not work.") @Nullable
        String dependsOnProduct) {

    @Schema(name = "Edition")
    record EditionResource(
            String code,
            String name,

            @Schema(description = "Only a paid one is sold and renewed.")
            boolean paid) {
        static EditionResource of(Edition edition, Locale language) {
            return new EditionResource(edition.code(), edition.name().in(language), edition.paid());
        }
    }

    @Schema(name = "Offer")
    record OfferResource(
            String edition, @Schema(example = "P1Y") String period, Amount price) {
        static OfferResource of(Offer offer) {
            return new OfferResource(offer.edition(), offer.period().toString(), Amount.of(offer.price()));
        }
    }

    @Schema(name = "Seller")
    record Seller(String code, String name) {
        static Seller of(BillingEntity entity, Locale language) {
            return new Seller(entity.code(), entity.name().in(language));
        }
    }

    @Schema(
            name = "Policy",
            description = "When things happen to an item; days are calendar days counted from the date it expires on.")
    record PolicyResource(
            @Schema(description = "The first automatic try is made so many days before.")
            int leadDays,

            @Schema(description = "The hour of the tries, in the platform's zone.", example = "08:00")
            String tryAt,

            @Schema(description = "The last automatic try is made so many days before.")
            int lastTryDays,

            @Schema(description = "Further tries, so many days after.")
            List<Integer> laterTryDays,

            @Schema(description = "Served on for so many days after; 0 stops at once.")
            int graceDays,

            @Schema(description = "Kept for so many days while suspended, then released.")
            int retentionDays,

            @Schema(description = "Reminders, so many days before; 0 at it, negative after.")
            List<Integer> reminderDays,

            @Schema(description = "The warning before the release comes so many days before it.")
            int releaseWarningDays,

            @Schema(description = "The single reminder of what is not to be renewed, days before.")
            int nonrenewalReminderDays,

            @Schema(description = "Where a term begins that is bought while suspended.")
            LateBase lateBase,

            @Schema(description = "Whether a term counts only once the product's own system said yes.")
            boolean providerConfirms,

            @Schema(description = "An unpaid order lapses after so many days.")
            int unpaidOrderDays,

            @Schema(description = "A price up to so much above the one agreed to is charged without asking.")
            int priceTolerancePercent,

            @Schema(description = "Added to the price while suspended, by currency.")
            List<Amount> lateFees) {
        static PolicyResource of(Policy policy) {
            return new PolicyResource(
                    policy.leadDays(),
                    policy.tryAt().toString(),
                    policy.lastTryDays(),
                    policy.laterTryDays(),
                    policy.graceDays(),
                    policy.retentionDays(),
                    policy.reminderDays(),
                    policy.releaseWarningDays(),
                    policy.nonrenewalReminderDays(),
                    policy.lateBase(),
                    policy.providerConfirms(),
                    policy.unpaidOrderDays(),
                    policy.priceTolerancePercent(),
                    policy.lateFees().values().stream()
                            .sorted(Comparator.comparing(
                                    (Money fee) -> fee.currency().getCurrencyCode()))
                            .map(Amount::of)
                            .toList());
        }
    }

    static ProductResource of(Product product, BillingEntity seller, Locale language) {
        var selling = product.selling();
        return new ProductResource(
                product.code(),
                product.name().in(language),
                product.shortName().in(language),
                product.category(),
                product.editions().stream()
                        .map(edition -> EditionResource.of(edition, language))
                        .toList(),
                product.offers().stream().map(OfferResource::of).toList(),
                PolicyResource.of(product.policy()),
                Seller.of(seller, language),
                selling.invoiceContent().in(language),
                selling.taxPercent(),
                selling.termsVersion(),
                selling.dependsOnProduct().orElse(null));
    }
}
