/** Addresses of ours that others follow: where the platform is found, and signatures that show who made a link. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package dev.perennial.link;
