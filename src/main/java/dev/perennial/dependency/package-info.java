/** What items need that is held elsewhere: a mailbox's domain at another registrar, looked up by RDAP. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "kernel", "notice", "order", "subscription"})
@org.jspecify.annotations.NullMarked
package dev.perennial.dependency;
