/** What goes out to customers: what waits, what did not arrive, the channels' health, and how every message looks. */
@org.jspecify.annotations.NullMarked
package dev.perennial.admin.outbox;
