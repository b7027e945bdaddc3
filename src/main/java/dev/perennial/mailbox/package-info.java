/** The sandbox's mailbox: e-mails and SMS reach nobody there, and are read in the product instead. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "clock", "notice", "web"})
@org.jspecify.annotations.NullMarked
package dev.perennial.mailbox;
