@org.jspecify.annotations.NullMarked
package dev.perennial.admin.products;
