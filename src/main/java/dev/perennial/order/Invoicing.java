package dev.perennial.order;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How much of each line is on papers (law 8): kept with the line, changed by who invoices. */
@Component
public class Invoicing {
    private final InvoicingStore store;

    Invoicing(InvoicingStore store) {
        this.store = store;
    }

    /** @param minor what comes onto papers; below zero, what goes off them */
    public record Part(UUID order, int line, long minor) {}

    /** Counts these parts of a locked account's lines; each line once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(int bucket, List<Part> parts) {
        store.count(bucket, parts);
    }
}
