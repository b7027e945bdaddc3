package dev.perennial.catalog;

import java.util.List;

/** What a loading did, as codes of products, then of billing entities, in the order of the files. */
public record Loaded(List<String> added, List<String> changed, List<String> unchanged) {}
