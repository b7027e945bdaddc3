/** Calendars that other programs subscribe to: what falls due, at an address only its owner knows. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "forecast", "journal", "link", "order", "subscription", "user"})
@org.jspecify.annotations.NullMarked
package dev.perennial.feed;
