package dev.perennial.bss.instance;

import dev.perennial.subscription.Mode;

/** How an instance is renewed, in the interface's words. */
final class Renewal {
    static final String[] STATUSES = {"AutoRenewal", "ManualRenewal", "NotRenewal"};

    private Renewal() {}

    static Mode mode(String status) {
        return switch (status) {
            case "AutoRenewal" -> Mode.AUTO;
            case "ManualRenewal" -> Mode.MANUAL;
            default -> Mode.NONE;
        };
    }

    static String status(Mode mode) {
        return switch (mode) {
            case AUTO -> "AutoRenewal";
            case MANUAL -> "ManualRenewal";
            case NONE -> "NotRenewal";
        };
    }
}
