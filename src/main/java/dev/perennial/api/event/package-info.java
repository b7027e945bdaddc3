@org.jspecify.annotations.NullMarked
package dev.perennial.api.event;
