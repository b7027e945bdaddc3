package dev.perennial.coupon;

import org.jspecify.annotations.Nullable;

/**
 * Which coupons of an account are asked for; null asks for all.
 *
 * @param product the code of a product that they may pay for
 * @param type a kind of order that they may pay for
 */
public record CouponFilter(
        Holding.@Nullable State state, @Nullable String product, Coupon.@Nullable OrderType type) {}
