/** The operators' desk for money out: refunds, payouts, grants. */
@org.jspecify.annotations.NullMarked
package dev.perennial.admin.money;
