package dev.perennial.bss;

import dev.perennial.key.ApiKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program written for Node.js, which comes in with the cloud's own npm client. */
final class Npm implements AutoCloseable {
    private static final Path SOURCE = Path.of("src", "test", "npm", "bss");
    private static final Path PLACE = Path.of("target", "npm-bss");
    private static final Path INSTALLED = PLACE.resolve("installed.json");
    private static final String LOCK = "package-lock.json";
    private static final String MISSING =
            "The npm client's test needs node (18 or newer) and npm, and they are not both here."
                    + " Install them, on Debian with: apt-get install --no-install-recommends nodejs npm";
    private static final String INSTALL =
            "apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm";

    private final Process process;
    private final BufferedReader answers;
    private final Writer calls;
    private final boolean old;

    private Npm(Process process, boolean old) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.calls = process.outputWriter(StandardCharsets.UTF_8);
        this.old = old;
    }

    /** The key goes by the environment: arguments can be read by everybody on the machine. */
    static Npm open(int port, ApiKeys.Made key, BssScene.Signing signing) {
        try {
            prepare();
            var node = new ProcessBuilder("node", "calls.mjs")
                    .directory(PLACE.toFile())
                    .redirectError(PLACE.resolve("node.log").toFile());
            node.environment()
                    .putAll(Map.of(
                            "BSS_PORT", String.valueOf(port), "BSS_KEY_ID", key.id(), "BSS_KEY_SECRET", key.secret()));
            return new Npm(node.start(), signing == BssScene.Signing.OLD);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return what the client made of the answer's body, its fields named as in JavaScript */
    JsonNode call(String action, Map<String, Object> parameters) {
        var answer = ask(action, parameters, false);
        if (!answer.has("body")) throw new AssertionError(action + " " + parameters + " was refused: " + answer);
        return answer.path("body");
    }

    /** @return the code the client fails with */
    String refused(String action, Map<String, Object> parameters) {
        return ask(action, parameters, false).path("code").asString("");
    }

    /** @return the code of the answer, or the one the client fails with */
    String code(String action, Map<String, Object> parameters) {
        var answer = ask(action, parameters, false);
        return (answer.has("body") ? answer.path("body") : answer).path("code").asString("");
    }

    /** @return {@code code}, {@code status} and {@code message} of a call signed with another secret than the key's */
    JsonNode forged(String action, Map<String, Object> parameters) {
        return ask(action, parameters, true);
    }

    private JsonNode ask(String action, Map<String, Object> parameters, boolean forged) {
        var call = Map.of("action", action, "parameters", parameters, "old", old, "forged", forged);
        try {
            calls.write(JsonMapper.shared().writeValueAsString(call) + "\n");
            calls.flush();
            var line = answers.readLine();
            if (line == null) throw new AssertionError("node ended: " + Files.readString(PLACE.resolve("node.log")));
            return JsonMapper.shared().readTree(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static synchronized void prepare() throws IOException {
        if (!isHere()) install();
        if (!isHere()) throw new AssertionError(MISSING);
        Files.createDirectories(PLACE);
        for (var name : List.of("package.json", LOCK, "calls.mjs")) {
            Files.copy(SOURCE.resolve(name), PLACE.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        var lock = SOURCE.resolve(LOCK);
        if (Files.exists(INSTALLED) && Files.mismatch(INSTALLED, lock) < 0) return;
        Files.deleteIfExists(INSTALLED);
        var log = PLACE.resolve("npm.log");
        if (run(log, PLACE, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts") != 0) {
            throw new AssertionError("npm could not install the cloud's client: " + Files.readString(log));
        }
        Files.copy(lock, INSTALLED);
    }

    private static boolean isHere() {
        var log = Path.of("target", "node-version.log");
        try {
            return run(log, Path.of("."), "node", "--version") == 0 && run(log, Path.of("."), "npm", "--version") == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** As root of a Debian machine, a build server say, the tests fetch what they need. */
    private static void install() throws IOException {
        if (System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            run(Path.of("target", "node-install.log"), Path.of("."), "sh", "-c", INSTALL);
        }
    }

    private static int run(Path log, Path folder, String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
