/** The laws, checked against the database: whether what the constraints cannot forbid is nevertheless not there. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package dev.perennial.audit;
