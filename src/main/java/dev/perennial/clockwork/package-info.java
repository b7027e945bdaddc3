/** The clockwork as a whole: works through everything that is due, keeps a record of it, and moves a sandbox's clock. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "clock",
            "dependency",
            "order",
            "provider",
            "reminder",
            "renewal",
            "subscription"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.clockwork;
