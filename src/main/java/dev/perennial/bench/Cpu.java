package dev.perennial.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Processor time of a PostgreSQL server on this machine, its first process and all that came of it, and of this one. */
final class Cpu {
    /** The fields of {@code /proc/PID/stat} that follow the name (proc(5)); the times count hundredths of a second. */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    private final OptionalLong first;

    /** @param first the server's first process; empty where it runs elsewhere */
    Cpu(OptionalLong first) {
        this.first = first;
    }

    /** Of this process, in hundredths of a second so far. */
    static long own() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 10_000_000;
    }

    /** Of the server, in hundredths of a second so far; 0 where nobody knows. */
    long server() {
        if (first.isEmpty()) {
            return 0;
        }
        long server = first.getAsLong();
        var own = stat(server);
        long sum = own.isEmpty() ? 0 : own.get(USER) + own.get(SYSTEM) + own.get(ENDED_USER) + own.get(ENDED_SYSTEM);
        for (var process : processes()) {
            var fields = stat(process);
            if (!fields.isEmpty() && fields.get(PARENT) == server) {
                sum += fields.get(USER) + fields.get(SYSTEM);
            }
        }
        return sum;
    }

    private static List<Long> processes() {
        try (var entries = Files.list(Path.of("/proc"))) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The numbers after the state; none when the process is gone. */
    private static List<Long> stat(long process) {
        try {
            var text = Files.readString(Path.of("/proc/" + process + "/stat"));
            var words = text.substring(text.lastIndexOf(')') + 2).split(" ");
            var numbers = new ArrayList<Long>(List.of(0L));
            for (int i = 1; i <= ENDED_SYSTEM; i++) {
                numbers.add(Long.parseLong(words[i]));
            }
            return numbers;
        } catch (IOException | NumberFormatException gone) {
            return List.of();
        }
    }
}
