/** Coupons for programs: what each pays for, and what it paid. */
@org.jspecify.annotations.NullMarked
package dev.perennial.api.coupon;
