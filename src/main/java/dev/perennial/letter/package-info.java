/** The words of messages: one template for each kind of notice, in each language, for each channel. Pure. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "catalog", "notice"})
@org.jspecify.annotations.NullMarked
package dev.perennial.letter;
