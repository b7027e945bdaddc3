/** The door for programs written for the BSS OpenAPI of 2017-12-14: its wire, over our front doors. No rule lives here. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "catalog",
            "clock",
            "coupon",
            "db",
            "invoice",
            "journal",
            "key",
            "ledger",
            "order",
            "payment",
            "renewal",
            "settings",
            "subscription",
            "user",
            "web"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.bss;
