@org.jspecify.annotations.NullMarked
package dev.perennial.api.webhook;
