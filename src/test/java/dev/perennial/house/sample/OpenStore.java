package dev.perennial.house.sample;

/** A store that everybody can reach. */
public final class OpenStore {}
