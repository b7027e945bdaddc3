package dev.perennial.bss;

import dev.perennial.key.Scope;
import org.jspecify.annotations.Nullable;

/** One action of the interface: reads its parameters, asks our front doors, and answers in the interface's shapes. */
public interface Action {
    /** As programs call it: {@code SetRenewal}. */
    String name();

    Scope scope();

    /** @return what the answer's Data is: a record whose components are the fields; null where it has none */
    @Nullable
    Object answer(Ask ask);
}
