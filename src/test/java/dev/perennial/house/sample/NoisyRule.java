package dev.perennial.house.sample;

import org.slf4j.LoggerFactory;

/** A rule that logs. */
final class NoisyRule {
    private NoisyRule() {}

    static void decide() {
        LoggerFactory.getLogger(NoisyRule.class).info("deciding");
    }
}
