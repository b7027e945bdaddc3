/** How calls between systems are signed, per Standard Webhooks: pure, keeps nothing, speaks to nobody. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package dev.perennial.sign;
