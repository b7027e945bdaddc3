package dev.perennial.catalog;

/** A variant of a product. Only a paid one has offers and can be renewed. */
public record Edition(String code, Text name, boolean paid) {}
