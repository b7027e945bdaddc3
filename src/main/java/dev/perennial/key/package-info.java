/** Keys by which programs come in: whose they are, what they may do, and when they were last used. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "journal", "user", "vault"})
@org.jspecify.annotations.NullMarked
package dev.perennial.key;
