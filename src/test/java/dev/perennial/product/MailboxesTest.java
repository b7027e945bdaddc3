package dev.perennial.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.product.Difference.Kind;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example product system as a process of its own: mailboxes that really stop and start. */
class MailboxesTest extends ProductScene {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private int boxes;
    private String secret = "";
    private Process process;

    @BeforeAll
    void connectIt() throws IOException {
        try (var free = new ServerSocket(0)) {
            boxes = free.getLocalPort();
        }
        var made = bean(ProductSystems.class)
                .connect("mail", wish("http://localhost:" + boxes + "/perennial", true), REASON, WANG, now())
                .orThrow();
        secret = made.secret().text();
    }

    @AfterAll
    void end() throws InterruptedException {
        stop();
    }

    @Test
    void aMailboxStopsWhenItsTermIsOverAndStartsAgainWhenItIsRenewed() throws Exception {
        begin();
        var owner = account("owner", "9000.00");
        var box = item("box-1", owner, "mail", "standard", "2026-03-20", Mode.MANUAL, null);
        var lost = item("box-2", owner, "mail", "standard", "2027-03-20", Mode.MANUAL, null);
        bean(Comparisons.class).compare("mail", now()).orThrow();
        sendAgain(box, Kind.ONLY_HERE);
        sendAgain(lost, Kind.ONLY_HERE);
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(deliver("box-1")).as("it was set up").isEqualTo(202);

        runTo(day("2026-03-20"));
        assertThat(deliver("box-1")).as("it is stopped").isEqualTo(403);

        stop();
        renew(owner, box);
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(states("box-1")).as("nobody is there").contains("RESUME QUEUED");
        begin();
        assertThat(deliver("box-1")).as("it remembers what it was told").isEqualTo(403);
        runTo(now().plus(Duration.ofHours(1)));
        assertThat(deliver("box-1")).as("it runs again").isEqualTo(202);

        assertThat(send("DELETE", "/mailboxes/box-2")).isEqualTo(204);
        bean(Comparisons.class).compare("mail", now()).orThrow();
        assertThat(bean(Comparisons.class).differences("mail", "", "", 9))
                .extracting(Difference::item, Difference::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("box-2", Kind.ONLY_HERE));
        sendAgain(lost, Kind.ONLY_HERE);
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(deliver("box-2")).isEqualTo(202);

        answersLater();
        refuses(owner);

        runTo(day("2027-06-01"));
        assertThat(deliver("box-1")).as("it was deleted").isEqualTo(404);
        bean(Comparisons.class).compare("mail", now()).orThrow();
        assertThat(bean(Comparisons.class).differences("mail", "", "", 9))
                .extracting(Difference::item)
                .containsExactly("no-room");
    }

    /** It takes a task on, and calls back; meanwhile it is slow. */
    private void answersLater() throws Exception {
        stop();
        begin("--later", "1", "--slow", "1", "--perennial", "http://localhost:" + port());
        var owner = account("later", "9000.00");
        var box = item("box-3", owner, "mail", "standard", "2029-03-20", Mode.MANUAL, null);
        bean(Comparisons.class).compare("mail", now()).orThrow();
        sendAgain(box, Kind.ONLY_HERE);
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(states("box-3").getFirst()).isIn("START ACCEPTED", "START CONFIRMED");
        heard("called back about box-3: 200");
        assertThat(states("box-3")).containsExactly("START CONFIRMED");
        assertThat(deliver("box-3")).isEqualTo(202);
    }

    private void refuses(Account owner) throws Exception {
        stop();
        begin("--refuse", "no-room");
        var box = item("no-room", owner, "mail", "standard", "2029-03-20", Mode.MANUAL, null);
        bean(Comparisons.class).compare("mail", now()).orThrow();
        sendAgain(box, Kind.ONLY_HERE);
        bean(Clockwork.class).workOn(owner.id(), now());
        assertThat(states("no-room")).containsExactly("START REFUSED");
    }

    private void renew(Account owner, Subscription box) {
        bean(Orders.class)
                .buyNow(List.of(new Wish(box.id(), Period.parse("P1Y"))), customer(owner.id()), now())
                .orThrow();
    }

    private void sendAgain(Subscription item, Kind kind) {
        bean(SendingAgain.class)
                .send("mail", item.id().value(), kind, REASON, WANG, now())
                .orThrow();
    }

    private int deliver(String box) throws Exception {
        return send("POST", "/deliver/" + box);
    }

    private int send(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + boxes + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private BufferedReader said;

    private void begin(String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                Path.of("examples/mailboxes/Mailboxes.java").toAbsolutePath().toString(),
                "--port",
                String.valueOf(boxes),
                "--file",
                folder.resolve("boxes.tsv").toString(),
                "--secret",
                secret));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        heard("mailboxes on");
    }

    private void heard(String words) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains(words)) return;
        }
        throw new IllegalStateException("The mailboxes ended without saying: " + words);
    }

    private void stop() throws InterruptedException {
        if (process != null) process.destroyForcibly().waitFor();
    }
}
