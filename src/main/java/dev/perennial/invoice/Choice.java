package dev.perennial.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What an account has chosen about its papers, and what a refund after invoicing comes to for it. */
public record Choice(Optional<Monthly> automatic, OnRefund onRefund) {
    public static final Choice USUAL = new Choice(Optional.empty(), OnRefund.CREDIT_NOTE);

    /** What a refund of something invoiced comes to. */
    public enum OnRefund {
        /** A credit note, made by itself. */
        CREDIT_NOTE,
        /** A deficit: what comes next is not invoiced until it is settled. */
        DEFICIT
    }

    /**
     * Invoices made by themselves on the first of each month, for the month before.
     *
     * @param title whom they are made out to
     * @param next the first day of the month whose invoices are made next
     * @param dueAt when that month is over, by the account's calendar
     */
    public record Monthly(UUID title, LocalDate next, Instant dueAt) {}
}
