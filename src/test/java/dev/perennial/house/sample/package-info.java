/** What the house tests must reject: each type here breaks one rule of the house. */
package dev.perennial.house.sample;
