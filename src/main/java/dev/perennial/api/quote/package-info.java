@org.jspecify.annotations.NullMarked
package dev.perennial.api.quote;
