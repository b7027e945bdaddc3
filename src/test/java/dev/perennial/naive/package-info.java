/**
 * A second implementation of the rules, on purpose as plain as can be: written from the rules' text, slow, in memory,
 * with a calendar of its own. It judges the engine, and shares nothing with it.
 */
package dev.perennial.naive;
