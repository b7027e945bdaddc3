package dev.perennial.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Databases of the bench's own on a server: made, copied and removed by name. */
final class ScratchStore {
    private final String address;
    private final String prefix;

    /** @param address of any database of the server, with a user who may create databases */
    ScratchStore(String address) {
        this.address = address;
        this.prefix = "perennial_bench_" + ProcessHandle.current().pid() + "_";
    }

    /** The address of a database of the bench's own. */
    String url(String label) {
        return address.replaceFirst("(//[^/]+/)[^?]*", "$1" + prefix + label);
    }

    void create(String label) {
        drop(label);
        execute("create database " + prefix + label);
    }

    /** Makes one that is the same as another, which nobody may be using; file by file, the fastest way for a large one. */
    void copy(String original, String label) {
        drop(label);
        execute("create database " + prefix + label + " template " + prefix + original + " strategy file_copy");
    }

    void drop(String label) {
        execute("drop database if exists " + prefix + label + " with (force)");
    }

    /** Writes everything to disk, so that nobody pays for what was written before. */
    void settle() {
        execute("checkpoint");
    }

    String version() {
        return text("select current_setting('server_version')");
    }

    /** The server's first process, where this user may know. */
    OptionalLong process() {
        try {
            return OptionalLong.of(Long.parseLong(text("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")));
        } catch (IllegalStateException notSuperuser) {
            return OptionalLong.empty();
        }
    }

    private String text(String query) {
        try (var connection = DriverManager.getConnection(address);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(query + " failed: " + failed.getMessage(), failed);
        }
    }

    private void execute(String command) {
        try (var connection = DriverManager.getConnection(address);
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException failed) {
            throw new IllegalStateException(command + " failed: " + failed.getMessage(), failed);
        }
    }
}
