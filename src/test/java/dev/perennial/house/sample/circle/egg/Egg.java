package dev.perennial.house.sample.circle.egg;

import dev.perennial.house.sample.circle.hen.Hen;

/** One half of two modules that need each other. */
public record Egg(Hen from) {}
