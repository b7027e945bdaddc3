package dev.perennial.event;

import dev.perennial.journal.EventKinds;
import dev.perennial.journal.JournalEntry;
import org.springframework.stereotype.Component;

/** Tells the journal which of its rows become events. */
@Component
class PublicKinds implements EventKinds {
    @Override
    public boolean isTold(JournalEntry.Kind kind) {
        return !TypeRule.possible(kind).isEmpty();
    }
}
