/** When customers are reminded. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.schedule;
