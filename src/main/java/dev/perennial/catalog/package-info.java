/** What the vendor sells: products, prices and policies, read from files and kept in the database. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.perennial.catalog;
