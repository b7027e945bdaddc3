/** Where the rows are kept: the embedded PostgreSQL, or the one named by {@code --database-url}. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package dev.perennial.db;
