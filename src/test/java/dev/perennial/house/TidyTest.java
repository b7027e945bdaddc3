package dev.perennial.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What we agreed on about the files themselves. Each guard is shown something it must reject. */
class TidyTest {
    private static final int FILE_LINES_MAX = 300;
    private static final int METHOD_LINES_MAX = 40;

    /** Files and methods ({@code File.method}) that are longer for now; a list that only gets shorter. */
    private static final Map<String, Integer> LONGER_FOR_NOW = Map.of();

    /** Files that may reckon inexactly, since nothing in them is money, time or a count. */
    private static final Set<String> INEXACT_ALLOWED = Set.of();

    private static final Pattern BANNED_NAME =
            Pattern.compile("^(Default|Abstract|Base)[A-Z].*|.*(Impl|Utils?)(?![a-z]).*|.*(Helper|Manager).*");

    /** In pieces, so that this file does not contain what it looks for. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    @Test
    void namesSayWhatAThingIsInTheDomain() {
        assertThat(everywhere(TidyTest::bannedNames)).isEmpty();
        assertThat(bannedNames(source("class DefaultLedger {} class Accounts { record MoneyUtil() {} }")))
                .hasSize(2);
        assertThat(bannedNames(source("interface LedgerImpl {} enum OrderManager {} class Basement {}")))
                .hasSize(2);
    }

    @Test
    void nothingIsReckonedInexactly() {
        assertThat(everywhere(TidyTest::inexact)).isEmpty();
        assertThat(inexact(source("class A { double share; }"))).hasSize(1);
        assertThat(inexact(source("class A { Object half() { return 0.5; } }"))).hasSize(1);
        assertThat(inexact(source("class A { Float f; }"))).hasSize(1);
    }

    @Test
    void filesAndMethodsStaySmall() {
        assertThat(everywhere(TidyTest::tooLong)).isEmpty();
        assertThat(tooLong(source("class A {\n" + "int b;\n".repeat(FILE_LINES_MAX) + "}")))
                .hasSize(1);
        assertThat(tooLong(source("class A { void a() {\n" + "b();\n".repeat(METHOD_LINES_MAX) + "}}")))
                .hasSize(1);
    }

    @Test
    void theListOfWhatIsLongerForNowOnlyGetsShorter() {
        assertThat(stale(Source.main(), LONGER_FOR_NOW)).isEmpty();
        assertThat(stale(List.of(source("class A {}")), Map.of("A.gone", 50, "A", 320)))
                .hasSize(2);
    }

    @Test
    void nothingIsLeftUnfinished() {
        var problems = new ArrayList<String>();
        for (var folder : List.of("src/main", "src/test")) {
            for (var path : Source.paths(folder, "")) {
                if (path.toFile().isFile() && isText(path.toString())) {
                    problems.addAll(unfinished(path.toString(), Source.read(path)));
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(unfinished("A.java", "// TO" + "DO later\nint a; // FIX" + "ME\n"))
                .hasSize(2);
    }

    private static List<String> bannedNames(Source source) {
        return source.types.stream()
                .filter(type -> BANNED_NAME.matcher(type).matches())
                .map(type -> source.path + ": say what " + type + " is in the domain")
                .toList();
    }

    private static List<String> inexact(Source source) {
        if (INEXACT_ALLOWED.contains(source.name())) {
            return List.of();
        }
        return source.inexact.stream()
                .map(found -> source.path + ":" + found.line() + ": " + found.word() + " is inexact; use long or Money")
                .toList();
    }

    private static List<String> tooLong(Source source) {
        var problems = new ArrayList<String>();
        long lines = source.text.lines().count();
        if (lines > LONGER_FOR_NOW.getOrDefault(source.name(), FILE_LINES_MAX)) {
            problems.add(source.path + " has " + lines + " lines");
        }
        for (var method : source.methods) {
            var name = source.name() + "." + method.name();
            if (method.lines() > LONGER_FOR_NOW.getOrDefault(name, METHOD_LINES_MAX)) {
                problems.add(source.path + ": " + method.name() + " has " + method.lines() + " lines");
            }
        }
        return problems;
    }

    private static List<String> stale(List<Source> sources, Map<String, Integer> allowed) {
        var needed = new ArrayList<String>();
        for (var source : sources) {
            if (source.text.lines().count() > FILE_LINES_MAX) {
                needed.add(source.name());
            }
            source.methods.stream()
                    .filter(method -> method.lines() > METHOD_LINES_MAX)
                    .forEach(method -> needed.add(source.name() + "." + method.name()));
        }
        return allowed.keySet().stream()
                .filter(name -> !needed.contains(name))
                .map(name -> "strike " + name + " off the list: it is short enough now")
                .toList();
    }

    private static List<String> unfinished(String path, String text) {
        var lines = text.lines().toList();
        var problems = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            if (UNFINISHED.matcher(lines.get(i)).find()) {
                problems.add(path + ":" + (i + 1) + ": do it, or write an issue");
            }
        }
        return problems;
    }

    private static boolean isText(String path) {
        return path.matches(".*\\.(java|sql|properties|ya?ml|xml|jte|css|js|html|txt|md|json)");
    }

    private static List<String> everywhere(Function<Source, List<String>> guard) {
        return Source.main().stream()
                .flatMap(source -> guard.apply(source).stream())
                .toList();
    }

    private static Source source(String text) {
        return Source.of("src/main/java/dev/perennial/sample/A.java", text);
    }
}
