/** What holds for a whole account and its owners may change: its name, its language, its calendar, who is told of what. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "catalog",
            "clock",
            "contact",
            "journal",
            "notice",
            "payment",
            "subscription",
            "user"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.settings;
