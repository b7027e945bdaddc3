/** Calendar feeds: made and revoked by owners, fetched by calendar programs. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.calendar;
