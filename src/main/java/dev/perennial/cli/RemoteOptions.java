package dev.perennial.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** Where a server is, and the key to it. */
final class RemoteOptions {
    private static final String KEY = "prn_[A-Za-z0-9_-]{1,200}";

    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description =
                    "Work on a server that runs, such as https://billing.example.com, instead of the database here"
                            + " (or PERENNIAL_SERVER in the environment). Needs a key.")
    @Nullable
    String server;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            scope = ScopeType.INHERIT,
            description =
                    "The API key for the server. Best kept in the environment as PERENNIAL_KEY: what is typed here"
                            + " others on this machine can see.")
    @Nullable
    String key;

    @Option(
            names = "--plain-text",
            scope = ScopeType.INHERIT,
            description = "HTTP will do, also to another machine: the key then crosses the network for all to read.")
    boolean plainText;

    /** Where to go, and with what. */
    record Target(URI server, String key) {
        /** Without the key. */
        @Override
        public String toString() {
            return server.toString();
        }
    }

    /**
     * The server that is meant; empty where the database here is.
     *
     * @param local whether a database here was named, which counts for more than the environment
     * @throws ParameterException where what is told cannot be one
     */
    Optional<Target> target(boolean local, UnaryOperator<@Nullable String> environment, CommandLine line) {
        var told = server == null && !local ? environment.apply("PERENNIAL_SERVER") : server;
        if (told == null || told.isBlank()) {
            if (key == null) return Optional.empty();
            throw new ParameterException(
                    line, "A key is for a server: name it by --server, or PERENNIAL_SERVER in the environment");
        }
        if (local) throw new ParameterException(line, "A server or a database here, not both");
        var at = address(told.strip(), line);
        var sent = key == null ? environment.apply("PERENNIAL_KEY") : key;
        if (sent == null || sent.isBlank()) {
            throw new ParameterException(
                    line, "A server asks for a key: set PERENNIAL_KEY in the environment, or --key");
        }
        if (!sent.strip().matches(KEY)) {
            throw new ParameterException(line, "This is no API key: one begins with prn_, and has no blanks in it");
        }
        return Optional.of(new Target(at, sent.strip()));
    }

    private URI address(String told, CommandLine line) {
        try {
            var at = URI.create(told.replaceFirst("(/api/v1)?/*$", ""));
            boolean good = at.getHost() != null
                    && at.getUserInfo() == null
                    && at.getQuery() == null
                    && ("https".equals(at.getScheme()) || "http".equals(at.getScheme()));
            if (good && "http".equals(at.getScheme()) && !plainText && !isHere(at.getHost())) {
                throw new ParameterException(
                        line, "The key would cross the network in the open: use https, or add --plain-text");
            }
            if (good) return at;
        } catch (IllegalArgumentException unreadable) {
            // Said below, as for any other that is none.
        }
        throw new ParameterException(line, "'" + told + "' is no server's address such as https://billing.example.com");
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
