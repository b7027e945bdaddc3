package dev.perennial.bank;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file of the bank as it was imported.
 *
 * @param mapping by which a CSV file was read
 * @param endedAt when all of it was in; empty for one that was interrupted: the same file again completes it
 * @param entries how many booked entries it has
 * @param fresh how many of them were not known before
 * @param leftOut how many more it has that are pending, or of nothing
 */
public record StatementFile(
        UUID id,
        String sha256,
        String name,
        long bytes,
        Format format,
        Optional<String> mapping,
        String actor,
        Instant beganAt,
        Optional<Instant> endedAt,
        long statements,
        long entries,
        long fresh,
        long leftOut) {

    public enum Format {
        CAMT,
        CSV
    }
}
