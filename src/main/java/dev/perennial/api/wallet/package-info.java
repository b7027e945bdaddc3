/** Money for programs: the wallet, what moved it, payments, withdrawals and automatic top-up. */
@org.jspecify.annotations.NullMarked
package dev.perennial.api.wallet;
