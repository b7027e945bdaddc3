package dev.perennial.web;

import dev.perennial.kernel.Said;
import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says first: how the act came out that led there. Kept in the session until then. */
public record Told(Kind kind, Said said) implements Serializable {
    static final String ATTRIBUTE = "told";

    public enum Kind {
        GOOD,
        CARE,
        BAD
    }

    public static Told good(Said said) {
        return new Told(Kind.GOOD, said);
    }

    public static Told care(Said said) {
        return new Told(Kind.CARE, said);
    }

    public static Told bad(Said said) {
        return new Told(Kind.BAD, said);
    }

    /** Has the page that is redirected to say it. */
    public void on(RedirectAttributes next) {
        next.addFlashAttribute(ATTRIBUTE, this);
    }
}
