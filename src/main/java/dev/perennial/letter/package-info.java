/** The words of messages: one template for each kind of notice, in each language, for each channel. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "catalog", "link", "notice"})
@org.jspecify.annotations.NullMarked
package dev.perennial.letter;
