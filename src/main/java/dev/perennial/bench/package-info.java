/**
 * The benchmark: how fast renewals are and how fast messages leave, beside hand-written SQL that writes the same rows;
 * how fast programs renew, beside as many rows written as pgbench would; how fast events reach other programs, beside the
 * same bodies posted by the same client; and how fast pages of the console and of the BSS door
 * are.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "catalog",
            "clock",
            "clockwork",
            "journal",
            "key",
            "notice",
            "post",
            "renewal",
            "user",
            "webhook"
        })
@org.jspecify.annotations.NullMarked
package dev.perennial.bench;
