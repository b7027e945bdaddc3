/** What all screens share: who is visiting and what they may do, in which language, and what is shown when it goes wrong. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "catalog", "clock", "link", "user"})
@org.jspecify.annotations.NullMarked
package dev.perennial.web;
