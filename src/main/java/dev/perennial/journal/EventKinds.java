package dev.perennial.journal;

/** Which rows other programs hear of: said by whoever tells them. */
public interface EventKinds {
    boolean isTold(JournalEntry.Kind kind);
}
