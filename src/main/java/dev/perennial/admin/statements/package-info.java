/** The operators' desk for bank statements: bringing them in, and settling what nothing else settles. */
@org.jspecify.annotations.NullMarked
package dev.perennial.admin.statements;
