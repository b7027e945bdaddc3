package dev.perennial.admin.money;

import dev.perennial.order.Repayment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands in the form of a refund.
 *
 * @param amounts by the number of the line; empty where nothing was sent
 * @param ends the lines whose terms are to end with it
 * @param toPayment whether it is to go on to the payment
 * @param all whether a form not sent yet proposes all that is left; else the share of the unused days
 */
record Typed(Map<Integer, String> amounts, List<Integer> ends, boolean toPayment, String reason, boolean all) {
    private static final String AMOUNT = "amount-";
    private static final String ENDS = "ends-";

    static Typed filled(boolean all) {
        return new Typed(Map.of(), List.of(), false, "", all);
    }

    static Typed of(Map<String, String> form) {
        var amounts = new TreeMap<Integer, String>();
        form.forEach((field, value) -> number(field, AMOUNT).ifPresent(line -> amounts.put(line, value.strip())));
        var ends = form.keySet().stream()
                .flatMap(field -> number(field, ENDS).stream())
                .sorted()
                .toList();
        return new Typed(amounts, ends, "payment".equals(form.get("to")), form.getOrDefault("reason", ""), false);
    }

    String of(Repayment.Refundable line) {
        var proposed = all ? line.left() : line.suggested();
        return amounts.getOrDefault(line.line().number(), proposed.isPositive() ? proposed.decimal() : "");
    }

    private static Optional<Integer> number(String field, String name) {
        return field.matches(name + "[0-9]{1,4}")
                ? Optional.of(Integer.valueOf(field.substring(name.length())))
                : Optional.empty();
    }
}
