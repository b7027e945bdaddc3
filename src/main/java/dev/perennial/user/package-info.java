/** Who may come in: users of accounts with their roles, the vendor's operators, and how each of them signs in. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "journal", "notice"})
@org.jspecify.annotations.NullMarked
package dev.perennial.user;
