/** Orders for programs: found, placed, paid, cancelled and undone. */
@org.jspecify.annotations.NullMarked
package dev.perennial.api.order;
