/** What holds for a whole account and its owners may change: its name, its language, its calendar. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "clock", "journal", "payment", "subscription", "user"})
@org.jspecify.annotations.NullMarked
package dev.perennial.settings;
