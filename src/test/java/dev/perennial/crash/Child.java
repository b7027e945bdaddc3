package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The real program as a process of its own. It is packed into one archive, so that the virtual machine may keep its
 * loaded classes from one start to the next: a test that starts it sixty times would spend its time loading classes.
 */
public final class Child {
    private static final Path FOLDER =
            Path.of("target", "child-" + ProcessHandle.current().pid());
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Packed once per test run. */
    private static final class Program {
        static final String CLASS_PATH = pack();

        private static String pack() {
            var program = FOLDER.resolve("program.jar");
            try {
                Files.createDirectories(FOLDER);
                try (var jar = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(program)));
                        var files = Files.walk(Path.of("target", "classes"))) {
                    for (var file : files.sorted().toList()) {
                        put(jar, file);
                    }
                }
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            // The tests' judge of calendars provides time zones too, and says so on the output of every program.
            var libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(path -> path.endsWith(".jar") && !path.contains("ical4j"));
            return Stream.concat(Stream.of(program.toAbsolutePath().toString()), libraries)
                    .collect(Collectors.joining(File.pathSeparator));
        }

        private static void put(JarOutputStream jar, Path file) throws IOException {
            var name = Path.of("target", "classes").relativize(file).toString();
            if (name.isEmpty()) {
                return;
            }
            jar.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
            if (Files.isRegularFile(file)) {
                Files.copy(file, jar);
            }
            jar.closeEntry();
        }
    }

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code perennial ARGUMENTS}. */
    public static Child start(String... arguments) {
        return start(Map.of(), arguments);
    }

    /** Starts {@code perennial ARGUMENTS}, with settings as variables of its environment. */
    public static Child start(Map<String, String> settings, String... arguments) {
        int number = COUNT.incrementAndGet();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + FOLDER.resolve("classes.jsa"),
                "-Xlog:disable",
                "-Xlog:all=off",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                Program.CLASS_PATH,
                "dev.perennial.cli.Perennial"));
        command.addAll(List.of(arguments));
        var out = FOLDER.resolve(number + ".out");
        var err = FOLDER.resolve(number + ".err");
        try {
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(settings);
            var process = builder.start();
            return new Child(process, out, err);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** Starts the program and waits until it has done what it was told. */
    public static String run(String... arguments) throws InterruptedException {
        return start(arguments).finish();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}: nothing of the process runs any more when this returns. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What a person does who stops it with Ctrl-C. */
    public int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    public int exit() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits until it has done what it was told, and answers what it printed. */
    public String finish() throws InterruptedException {
        int exit = exit();
        assertThat(exit).as(() -> said() + errors()).isZero();
        return said();
    }

    public String said() {
        return read(out);
    }

    public String errors() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
