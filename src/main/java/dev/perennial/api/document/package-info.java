/** The document of the programs' door (OpenAPI 3.1), made from its operations, and the pages that show it. */
@org.jspecify.annotations.NullMarked
package dev.perennial.api.document;
