/** Lists of an account's items as people and programs ask for them: found, put in order, page after page. Reads only. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "catalog", "order", "renewal", "subscription", "timeline"})
@org.jspecify.annotations.NullMarked
package dev.perennial.listing;
