@org.jspecify.annotations.NullMarked
package dev.perennial.console.webhooks;
