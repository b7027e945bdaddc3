/** Corporate bank transfers as customers meet them. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.transfers;
