/** For programs: who is told, of what, when, and by which calendars. */
@org.jspecify.annotations.NullMarked
package dev.perennial.api.contact;
