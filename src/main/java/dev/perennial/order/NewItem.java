package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be bought that is not there yet.
 *
 * @param product by its code in the catalog
 * @param name as the customer will know it: a mailbox's address, a domain
 * @param period of its first term
 * @param mode how it is to be renewed
 * @param renewal what each automatic renewal will buy; null for the period of its first term
 * @param dependsOn the item of the same account it does not work without; null where there is none
 * @param coupons to pay with; empty for the usual order of use
 * @param acceptedTerms the version of the Terms of Service agreed to; null where an agreement stands already
 * @param key of the request: the same again answers the same order
 */
public record NewItem(
        Account.Id account,
        String product,
        String edition,
        String name,
        Period period,
        Mode mode,
        @Nullable Period renewal,
        Subscription.@Nullable Id dependsOn,
        Optional<Set<Coupon.Id>> coupons,
        @Nullable String acceptedTerms,
        @Nullable String key) {}
