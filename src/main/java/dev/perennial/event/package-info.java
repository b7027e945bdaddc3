/** What happened, as other programs hear of it: one feed in order, made from the journal. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "clock", "journal", "subscription"})
@org.jspecify.annotations.NullMarked
package dev.perennial.event;
