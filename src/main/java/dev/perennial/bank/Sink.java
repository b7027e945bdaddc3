package dev.perennial.bank;

/** Takes what a file of statements says, in its order. */
interface Sink {
    void begin(StatementHead head);

    void booking(Booking booking);

    /** Entries that are not final: the bank will send them again when it has booked them. */
    void pending();

    void end();
}
