package dev.perennial.portfolio;

/** Told how far an import or export is; called often, so it should be quick. */
public interface Watch {
    Watch NOBODY = new Watch() {
        @Override
        public void begin(String what, long total) {
            // nobody watches
        }

        @Override
        public void advance(long steps) {
            // nobody watches
        }
    };

    /**
     * The next part of the work begins.
     *
     * @param total its steps; 0 when nobody knows how many
     */
    void begin(String what, long total);

    void advance(long steps);
}
