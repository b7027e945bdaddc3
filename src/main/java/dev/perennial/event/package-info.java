/** What happened, as other programs hear of it: one feed in order, made from the journal. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "journal"})
@org.jspecify.annotations.NullMarked
package dev.perennial.event;
