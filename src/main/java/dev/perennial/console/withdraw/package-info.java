/** Taking unused balance out again, to where it came from. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.withdraw;
