package dev.perennial.kernel;

/** An expected "no" with a name: implemented by enums, whose constant is the code on every screen and in every answer. */
public interface Refusal {
    /** The code, the same everywhere: {@code INSUFFICIENT_BALANCE}. */
    String name();

    /** Whether it says that there is nothing of that name, or nothing that whoever asks may see. */
    default boolean isNotFound() {
        return false;
    }
}
