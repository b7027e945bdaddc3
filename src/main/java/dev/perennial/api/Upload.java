package dev.perennial.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operation takes a file as its body: larger than others, read as it comes and never held whole. Declare
 * {@code consumes}, and read the request's own stream.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Upload {
    /** The most bytes there may be: a number, or a setting as {@code ${perennial.statements.max-bytes:629145600}}. */
    String value();
}
