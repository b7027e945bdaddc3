/** Who may come in, and how: the profile, the account's users, passkeys. */
@org.jspecify.annotations.NullMarked
package dev.perennial.console.people;
