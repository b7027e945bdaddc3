/** Items set aside because of a fault, and what the runs did. */
@org.jspecify.annotations.NullMarked
package dev.perennial.admin.parked;
