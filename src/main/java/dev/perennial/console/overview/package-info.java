/** The first page, and what the coming months bring: the money calendar and what could be done about it. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.overview;
