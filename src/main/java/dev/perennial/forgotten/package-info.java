/** Rule 33: who forgot which account bought a mailbox or a domain is told, at the address on file for it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "contact", "journal", "notice", "subscription"})
@org.jspecify.annotations.NullMarked
package dev.perennial.forgotten;
