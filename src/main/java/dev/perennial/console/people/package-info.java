/** The pages of people: coming in, who one is, who else comes in, and what holds for the whole account. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.people;
