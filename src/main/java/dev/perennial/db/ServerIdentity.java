package dev.perennial.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * As whom PostgreSQL's programs run. They refuse to run as root, and root is common in containers. Then a user namespace
 * of their own makes them nobody inside while the files stay root's; where that is forbidden they become the system's
 * nobody. The owner of the folder remembers which, since files made one way cannot be used the other way.
 */
record ServerIdentity(List<String> prefix, int uid) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    static ServerIdentity of(Path folder) throws IOException {
        int self = owner(Path.of("/proc/self"));
        if (self != ROOT) {
            return new ServerIdentity(List.of(), self);
        }
        int owner = owner(folder);
        if (owner == ROOT && Files.notExists(folder.resolve("cluster")) && !namespacesWork()) {
            owner = NOBODY;
            setOwner(folder, NOBODY);
        }
        return owner == ROOT ? new ServerIdentity(NAMESPACE, ROOT) : new ServerIdentity(become(owner), owner);
    }

    /** Gives a file written by this process to whoever the programs run as. */
    void own(Path file) throws IOException {
        if (owner(file) != uid) {
            setOwner(file, uid);
        }
    }

    private static List<String> become(int uid) {
        return List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
    }

    private static boolean namespacesWork() throws IOException {
        try {
            return new ProcessBuilder("unshare", "-U", "true")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", asked);
        }
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    private static void setOwner(Path path, int uid) throws IOException {
        Files.setAttribute(path, "unix:uid", uid);
        Files.setAttribute(path, "unix:gid", uid);
    }
}
