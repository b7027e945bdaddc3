@org.jspecify.annotations.NullMarked
package dev.perennial.console.keys;
