package dev.perennial.naive;

import java.util.List;

/** What the design says of a product, in numbers; amounts in fen. */
record NaivePolicy(
        int lead,
        int last,
        List<Integer> later,
        int tryMinute,
        int grace,
        int retention,
        boolean latePaysFromPayment,
        boolean ordersAlone,
        int unpaidDays,
        int tolerance,
        long lateFee) {

    static NaivePolicy of(String product) {
        return switch (product) {
            case "dms" -> new NaivePolicy(9, 2, List.of(), 480, 0, 7, true, false, 7, 5, 0);
            case "mail" -> new NaivePolicy(3, 2, List.of(), 480, 0, 30, false, false, 7, 5, 0);
            case "domain" -> new NaivePolicy(15, 2, List.of(), 480, 30, 30, false, true, 7, 5, 136_000);
            case "hosting" -> new NaivePolicy(5, 1, List.of(1, 6), 390, 5, 10, true, false, 3, 0, 1_000);
            default -> throw new IllegalArgumentException(product);
        };
    }
}
