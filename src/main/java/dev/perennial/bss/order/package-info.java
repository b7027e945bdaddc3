@org.jspecify.annotations.NullMarked
package dev.perennial.bss.order;
