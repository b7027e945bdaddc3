package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.subscription.Mode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyTest extends Scene {
    private record Ran(int exit, String out, String err) {}

    @Test
    void anItemsStoryIsToldInBothLanguages() {
        var poor = account("poor", "10.00");
        item("dms-1", poor, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        runTo(at("2026-03-12 09:00"));

        var english = run("why", "dms-1");
        assertThat(english.exit()).isZero();
        assertThat(english.out())
                .startsWith("It cannot be renewed on 2026-03-13 08:00 as things stand")
                .containsSubsequence(
                        "What happened", "2026-03-11 08:00  Not renewed", "What is to come", "2026-03-20 00:00");
        assertThat(run("why", "dms-1", "--language", "zh").out()).startsWith("目前无法在 2026-03-13 08:00 续费");
    }

    @Test
    void anItemNobodyKnowsIsRefused() {
        var ran = run("why", "nobody");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("refused: SUBSCRIPTION_NOT_FOUND: There is no subscription");
    }

    private Ran run(String command, String subscription, String... more) {
        var out = new StringWriter();
        var err = new StringWriter();
        var arguments = new ArrayList<>(List.of(command, subscription, "--database-url", databaseUrl()));
        arguments.addAll(List.of(more));
        int exit = Perennial.line()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }
}
