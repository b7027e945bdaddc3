package dev.perennial.bench;

/**
 * What is to be measured.
 *
 * @param subscriptions how many items are due
 * @param accounts how many accounts they belong to
 * @param lanes how many buckets are worked on side by side, by the engine and by the floor alike
 * @param rounds how often everything is measured, each time on fresh copies of the same database
 */
public record BenchPlan(int subscriptions, int accounts, int lanes, int rounds) {

    public BenchPlan {
        if (subscriptions < 1 || accounts < 1 || accounts > subscriptions || lanes < 1 || rounds < 1) {
            throw new IllegalArgumentException("a bench needs at least one account, one item for each, one lane and one"
                    + " round: " + accounts + " accounts, " + subscriptions + " items");
        }
    }

    /** One of the same kind to warm up with, of so many items at the most. */
    BenchPlan warmUp(int most) {
        int items = (int) Math.min(10L * subscriptions, most);
        int owners = accounts == 1 ? 1 : Math.max(1, items / 10);
        return new BenchPlan(items, owners, lanes, 1);
    }
}
