/** What the coming months bring one account, played through on records in memory by the engine itself (rule 35). */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "autotopup", "catalog", "coupon", "ledger", "order", "renewal", "subscription"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.forecast;
