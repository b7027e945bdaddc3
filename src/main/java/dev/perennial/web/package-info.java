/** What all screens share: who is visiting, in which language, and what is shown when something goes wrong. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"clock", "kernel"})
@org.jspecify.annotations.NullMarked
package dev.perennial.web;
