/** Automatic top-up as a customer sees it: what was agreed to, what is kept, what was and will be charged; and its end. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.autotopup;
