package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever changes what others change says what they saw of it, and of several who saw the same one changes it. */
class UnchangedTest extends VendorsScene {
    /** What is changed where it is read, and compares nothing; and why. */
    private static final Map<String, String> COMPARES_OTHERWISE = Map.of(
            "putProductSystem", "by its revision, which every change must name",
            "turnAutoTopUpOn", "an agreement to a text and a ceiling, both said whole",
            "turnAutoTopUpOff", "off is off, whatever was agreed to",
            "turnAutomaticInvoicingOn", "one choice, said whole",
            "turnAutomaticInvoicingOff", "off is off, whoever they were made out to",
            "removeUser", "gone is gone");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        getContact      | changeContact     | fresh contact     | {"name": "Lin", "parts": ["BILLING"], "email": "lin@example.com"}
        getPreferences  | choosePreferences | fresh last-contact| {"channels": ["SMS"], "wanted": [{"kind": "SUSPENDED", "channel": "SMS"}]}
        getAccount      | changeAccount     | fresh own-account | {"name": "Another name"}
        getSubscription | setMode           | fresh item        | {"mode": "AUTO", "period": "P1M"}
        getSubscription | setRank           | fresh item        | {"rank": 1}
        getSubscription | setReservation    | fresh item        | {"amount": "10.00"}
        getTitle        | changeTitle       | fresh title       | {"kind": "PERSON", "name": "Lin", "country": "CN"}
        getWebhook      | changeWebhook     | fresh webhook     | {"url": "https://events.example.com/other"}
        """)
    void whatWasSeenIsChangedOnce(String read, String change, String prepared, String body) {
        var stage = stage(prepared);
        var changing = operations.get(change);
        var program = program(changing, stage);
        var mark = mark(operations.get(read), stage);
        var first = program.send(changing.method(), stage.path(changing), body, "If-Match", mark);
        assertThat(first.status()).as(first.raw().body()).isEqualTo(200);
        assertThat(mark(operations.get(read), stage)).isNotEqualTo(mark);
        var second = program.send(changing.method(), stage.path(changing), body, "If-Match", mark);
        assertThat(second.status() + " " + second.code()).isEqualTo("412 CHANGED_SINCE");
        var anyway = program.send(changing.method(), stage.path(changing), body);
        assertThat(anyway.status()).as(anyway.raw().body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh webhook", "as-operator vendors-webhook"})
    void ofSeveralWhoSawTheSameOneChangesIt(String prepared) throws Exception {
        var stage = stage(prepared);
        var change = operations.get("changeWebhook");
        var program = program(change, stage);
        var mark = mark(operations.get("getWebhook"), stage);
        var wishes = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(n -> () -> program.send(
                                change.method(),
                                stage.path(change),
                                "{\"url\": \"https://events.example.com/" + n + "\"}",
                                "If-Match",
                                mark)
                        .status())
                .toList();
        var answered = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(wishes)) answered.add(answer.get());
        }
        assertThat(answered).containsOnly(200, 412).containsOnlyOnce(200);
    }

    /** Where there is something to be read, changing it there can be made to depend on what was read. */
    @Test
    void whatIsReadIsComparedWhereItIsChanged() {
        var reads = new TreeSet<String>();
        operations.values().stream()
                .filter(operation -> !operation.changes())
                .forEach(operation -> reads.add(operation.path()));
        var without = new TreeSet<String>();
        operations.forEach((name, operation) -> {
            boolean changes = List.of("PUT", "PATCH", "DELETE").contains(operation.method());
            boolean compares = RequestMaker.hasParameter(operation, "If-Match");
            if (changes && reads.contains(operation.path()) && !compares) without.add(name);
        });
        assertThat(without).isEqualTo(new TreeSet<>(COMPARES_OTHERWISE.keySet()));
    }

    private String mark(Operation read, Stage stage) {
        return program(read, stage)
                .get(stage.path(read))
                .raw()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }
}
