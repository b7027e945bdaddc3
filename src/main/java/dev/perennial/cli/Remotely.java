package dev.perennial.cli;

import java.io.PrintWriter;

/** A command that also works on a server somewhere else, over its REST operations. */
interface Remotely {
    /** Does the same as on the machine itself, and prints the same lines. */
    void run(Remote server, PrintWriter out);

    /** As {@link #run}, to the exit code. */
    default int work(Remote server, PrintWriter out) {
        run(server, out);
        return 0;
    }
}
