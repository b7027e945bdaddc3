/** Messages to people: what is to be told, to whom, on which channel; one message for all that is due the same day. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "contact", "journal", "link"})
@org.jspecify.annotations.NullMarked
package dev.perennial.notice;
