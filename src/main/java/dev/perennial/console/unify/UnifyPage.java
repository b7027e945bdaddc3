package dev.perennial.console.unify;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Said;
import dev.perennial.order.AlignmentRule;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.Preview;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page where items are brought to one day.
 *
 * @param day the day of the month: 1 to 28, or the last
 * @param key the form's one-time key
 * @param agreed whether the terms are ticked
 * @param problem why nothing was bought; null before anybody tried
 */
public record UnifyPage(
        Visit visit,
        Preview preview,
        int day,
        String key,
        boolean agreed,
        @Nullable Told problem) {
    public List<Integer> days() {
        return Stream.concat(
                        IntStream.rangeClosed(1, AlignmentRule.NUMBERED_MAX).boxed(), Stream.of(AlignmentRule.LAST_DAY))
                .toList();
    }

    public String name(int number) {
        return number == AlignmentRule.LAST_DAY
                ? visit.say("unify.day.last")
                : visit.say("unify.day.number", "number", number);
    }

    public boolean hasSomethingToBuy() {
        return !preview.chosen().isEmpty();
    }

    public boolean isCovered() {
        return !preview.shortfall().isPositive();
    }

    /** Why an item cannot be brought to that day. */
    public Optional<Said> refused(Preview.Item item) {
        return item.answer() instanceof Outcome.Refused<Chosen>(var why, var facts)
                ? Optional.of(Said.refusal(why, facts))
                : Optional.empty();
    }

    /** The products whose terms are to be agreed to. */
    public List<Product> products() {
        return preview.chosen().stream().map(Chosen::product).distinct().toList();
    }

    /** The versions that the tick agrees to. */
    public String terms() {
        return products().stream()
                .map(product -> product.code() + "|" + product.selling().termsVersion())
                .collect(Collectors.joining(" "));
    }
}
