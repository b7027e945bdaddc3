/** For programs: what an account was told, the proof of it, and its messages in the console. */
@org.jspecify.annotations.NullMarked
package dev.perennial.api.notice;
