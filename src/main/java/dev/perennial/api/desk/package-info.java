/** For programs of the vendor: grants, refunds, payouts, and the bank's statements. */
@org.jspecify.annotations.NullMarked
package dev.perennial.api.desk;
