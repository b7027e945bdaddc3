package dev.perennial.admin.products;

import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.ReasonRefusal;
import dev.perennial.kernel.Said;
import dev.perennial.product.ProductRefusal;
import dev.perennial.web.Visit;
import java.util.Locale;

/**
 * What is to be put right before anything is done.
 *
 * @param part which of the page's forms was sent
 * @param field of that form, by name; empty where it is the whole of it
 * @param reason as it was typed, so that nobody types it twice
 */
public record Wrong(Part part, String field, String text, String reason) {

    /** The page's forms. */
    public enum Part {
        REACH,
        SECRET,
        COMPARISON,
        DIFFERENCES,
        WAITING
    }

    static Wrong of(Part part, Outcome<?> outcome, String reason, Visit visit) {
        if (!(outcome instanceof Refused<?>(var why, var facts))) {
            throw new IllegalStateException("Indicates a bug: nothing was refused");
        }
        if (why == ProductRefusal.PRODUCT_LIMIT_NOT_VALID) {
            var range = String.valueOf(facts.get("range")).replace("-", "–");
            var text = visit.say("provision.only", "range", range);
            return new Wrong(part, String.valueOf(facts.get("which")), text, reason);
        }
        var field = why instanceof ReasonRefusal
                ? "reason"
                : why == ProductRefusal.PRODUCT_ADDRESS_NOT_VALID ? "address" : "";
        return new Wrong(part, field, visit.say(Said.refusal(why, facts)), reason);
    }

    /** The id of what is to be put right, to go there. */
    public String place() {
        return field.equals("reason") ? part.name().toLowerCase(Locale.ROOT) + "-reason" : field;
    }
}
