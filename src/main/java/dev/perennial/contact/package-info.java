/** People an account wants told: their addresses, what they are to it, and who comes first. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account"})
@org.jspecify.annotations.NullMarked
package dev.perennial.contact;
