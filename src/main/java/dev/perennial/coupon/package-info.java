/** Promotional value: which coupons may pay for what, in which order, and what they paid. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account"})
@org.jspecify.annotations.NullMarked
package dev.perennial.coupon;
