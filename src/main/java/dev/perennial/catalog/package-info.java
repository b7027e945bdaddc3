/** What the vendor sells, and who sells it: products, prices, policies and billing entities, read from files and kept in the database. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package dev.perennial.catalog;
