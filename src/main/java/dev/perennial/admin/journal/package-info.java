/** Who did what, when and why, over all accounts. */
@org.jspecify.annotations.NullMarked
package dev.perennial.admin.journal;
