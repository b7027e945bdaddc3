package dev.perennial.house.sample.circle.hen;

import dev.perennial.house.sample.circle.egg.Egg;

/** The other half of two modules that need each other. */
public record Hen(Egg from) {}
