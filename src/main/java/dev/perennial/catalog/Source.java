package dev.perennial.catalog;

/**
 * One catalog file as it came in, not yet believed.
 *
 * @param file its name, for messages; one that ends in {@code .json} is read as JSON, any other as YAML
 */
public record Source(String file, byte[] bytes) {}
