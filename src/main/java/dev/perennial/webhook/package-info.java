/** Events that are brought to other programs, signed, until they are taken. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "clock", "event", "journal", "notice", "sign", "vault"})
@org.jspecify.annotations.NullMarked
package dev.perennial.webhook;
