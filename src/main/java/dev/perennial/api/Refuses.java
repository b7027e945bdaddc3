package dev.perennial.api;

import dev.perennial.kernel.Refusal;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an operation may refuse beyond what every operation may, for the API document: constants of one enum.
 *
 * <pre>{@code @Refuses(in = OrderRefusal.class, codes = {"ORDER_NOT_FOUND", "ORDER_LAPSED"})}</pre>
 *
 * <p>More than one enum: more than one annotation. No codes: any of the enum's. A long list may
 * stand on an annotation of its own.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Refuses.All.class)
public @interface Refuses {
    Class<? extends Enum<? extends Refusal>> in();

    String[] codes() default {};

    /** Several of them. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        Refuses[] value();
    }
}
