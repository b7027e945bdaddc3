package dev.perennial.api.order;

import dev.perennial.api.Refuses;
import dev.perennial.order.OrderRefusal;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What buying the next terms of items may refuse. */
@Refuses(
        in = OrderRefusal.class,
        codes = {
            "SUBSCRIPTION_NOT_FOUND",
            "CHOSEN_TWICE",
            "TOO_MANY_ITEMS",
            "SEVERAL_ACCOUNTS",
            "RELEASED",
            "PAY_AS_YOU_GO",
            "NOT_RENEWABLE_FREE_EDITION",
            "ORDER_IN_PROGRESS",
            "PERIOD_NOT_OFFERED",
            "COUPON_NOT_USABLE",
            "TERMS_NOT_ACCEPTED",
            "EXPIRATION_CHANGED",
            "PRICE_CHANGED",
            "KEY_REUSED",
            "DAY_INVALID",
            "WHOLE_PERIODS_ONLY",
            "TERM_HAS_ENDED",
            "ALREADY_ON_THAT_DAY",
            "INSUFFICIENT_BALANCE",
            "NEEDS_OWN_ORDER"
        })
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface RefusesPurchase {}
