/** The demonstration: a believable portfolio that has already lived some weeks when it is first looked at. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "clock",
            "clockwork",
            "invoice",
            "kernel",
            "notice",
            "order",
            "payment",
            "portfolio",
            "renewal",
            "subscription",
            "user"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.demo;
