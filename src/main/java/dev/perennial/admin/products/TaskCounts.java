package dev.perennial.admin.products;

/** How many tasks wait to be carried, wait for an answer that is promised, and were set aside. */
public record TaskCounts(long queued, long accepted, long parked) {
    static final TaskCounts NONE = new TaskCounts(0, 0, 0);
}
