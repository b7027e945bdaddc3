/** The command line: the door of whoever has the machine. */
@org.jspecify.annotations.NullMarked
package dev.perennial.cli;
