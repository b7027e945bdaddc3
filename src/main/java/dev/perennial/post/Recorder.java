package dev.perennial.post;

import dev.perennial.db.Outages;
import dev.perennial.notice.Outbox;
import dev.perennial.notice.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Records answers of several lanes: what came while one transaction was written goes into the next one. A lane goes on
 * when its answer is on the disk, so a kill can cost a repeat of no more than what the lanes were carrying.
 */
final class Recorder {
    private final Outbox outbox;
    private final int bucket;
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();

    /** In turn: whoever was written with others learns it before the next transaction, and goes on meanwhile. */
    private final ReentrantLock writing = new ReentrantLock(true);

    Recorder(Outbox outbox, int bucket) {
        this.outbox = outbox;
        this.bucket = bucket;
    }

    private static final class Entry {
        final Sent sent;
        final boolean secret;
        boolean written;

        Entry(Sent sent, boolean secret) {
            this.sent = sent;
            this.secret = secret;
        }
    }

    /** Answers when it is on the disk. */
    void record(Sent sent, boolean secret) {
        var entry = new Entry(sent, secret);
        waiting.add(entry);
        writing.lock();
        try {
            if (!entry.written) writeAll(entry);
        } finally {
            writing.unlock();
        }
    }

    private void writeAll(Entry own) {
        var batch = new ArrayList<Entry>();
        for (var entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            batch.add(entry);
        }
        // Somebody else's failure put it back: it is still to be written.
        if (!batch.contains(own)) batch.add(own);
        try {
            write(batch);
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed) || batch.size() == 1) {
                batch.stream().filter(entry -> entry != own).forEach(waiting::add);
                throw failed;
            }
            // One that cannot be recorded takes no other's answer with it: each lane writes its own.
            batch.stream().filter(entry -> entry != own).forEach(waiting::add);
            write(List.of(own));
        }
    }

    private void write(List<Entry> entries) {
        outbox.record(
                bucket,
                entries.stream().map(entry -> entry.sent).toList(),
                entries.stream()
                        .filter(entry -> entry.secret)
                        .map(entry -> entry.sent.message())
                        .collect(Collectors.toSet()));
        entries.forEach(entry -> entry.written = true);
    }
}
