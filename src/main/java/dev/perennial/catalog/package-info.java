/** What the vendor sells: products, prices and policies, read from files and kept in the database. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package dev.perennial.catalog;
