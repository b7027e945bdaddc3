package dev.perennial.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perennial.Story;
import dev.perennial.catalog.Catalogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way a portfolio goes wrong is refused with the place and what is expected, and leaves the database as it was. */
class BrokenPortfolioTest extends Story {
    private static final String[] FILES = {"accounts.csv", "subscriptions.csv", "coupons.csv", "instances.json"};

    private final Imports imports = bean(Imports.class);
    private Map<String, String> before = Map.of();

    record Broken(String name, String file, String find, String write, String place, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void fillCatalog() {
        bean(Catalogs.class).load(Catalogs.shipped(), now());
        before = Everything.in(jdbc());
    }

    @AfterEach
    void nothingChanged() {
        assertThat(Everything.in(jdbc())).isEqualTo(before);
    }

    static Stream<Broken> broken() {
        return resource("broken.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line ->
                        Arrays.stream(line.split("~", -1)).map(String::strip).toList())
                .map(cells ->
                        new Broken(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5)));
    }

    @ParameterizedTest
    @MethodSource
    void broken(Broken broken) {
        var whole = resource(broken.file());
        var write = broken.write().replace('⏎', '\n').replace('␀', '\0');
        var changed = broken.find().equals("*")
                ? write
                : broken.find().startsWith("/")
                        ? Pattern.compile(
                                        broken.find().substring(1, broken.find().length() - 1))
                                .matcher(whole)
                                .replaceFirst(write)
                        : whole.replaceFirst(
                                Pattern.quote(broken.find()), java.util.regex.Matcher.quoteReplacement(write));
        assertThat(changed).as("the change").isNotEqualTo(whole);

        var refused = refused(good().with(broken.file(), changed));

        assertThat(refused.problems())
                .map(Problem::toString)
                .anySatisfy(told -> assertThat(told).startsWith(broken.place()).contains(broken.reason()));
    }

    @Test
    void thereAreNoFewerThanFiftyKinds() {
        assertThat(broken().map(Broken::name).distinct()).hasSizeGreaterThan(80);
    }

    @Test
    void aFolderWithNoneOfTheFilesIsRefused() {
        assertThat(refused(Folder.fresh()).problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .startsWith("has none of accounts.csv, subscriptions.csv, coupons.csv and instances.json");
    }

    @Test
    void anotherEncodingIsToldWithItsLine() {
        var latin1 = resource("accounts.csv").replace("Numbers", "Zürich").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(good().with("accounts.csv", latin1)).problems())
                .extracting(Problem::toString)
                .contains("accounts.csv:4: is not UTF-8 here; save the file in that encoding");
        var utf16 = resource("accounts.csv").getBytes(StandardCharsets.UTF_16);
        assertThat(refused(good().with("accounts.csv", utf16)).problems())
                .extracting(Problem::toString)
                .contains("accounts.csv:1: is not UTF-8 here; save the file in that encoding");
        var cut = Arrays.copyOf("account,name\na,é".getBytes(StandardCharsets.UTF_8), 16);
        assertThat(refused(good().with("accounts.csv", cut)).problems())
                .extracting(Problem::toString)
                .contains("accounts.csv:2: is not UTF-8 here; save the file in that encoding");
    }

    @Test
    void linesAreCountedHoweverTheyEndAndWhateverStandsInQuotes() {
        var folder = Folder.fresh()
                .with(
                        "accounts.csv",
                        (Folder.ACCOUNTS + "a,\"x\",CNY,Asia/Shanghai,,,,,,\n\n\"b\",B,XXX1,Asia/Shanghai,,,,,,\n")
                                .replace("\n", "\r\n"));
        assertThat(refused(folder).problems())
                .extracting(Problem::toString)
                .first()
                .asString()
                .startsWith("accounts.csv:4:3 (currency): 'XXX1'");
    }

    @Test
    void everythingWrongIsToldAtOnceInTheOrderOfTheFiles() {
        var folder = good().with(
                        "accounts.csv",
                        resource("accounts.csv").replace("5000.00", "x").replace("-12.50", "y"))
                .with("coupons.csv", resource("coupons.csv").replace("CASH", "GIFT"));
        assertThat(refused(folder).problems())
                .extracting(problem -> problem.file() + problem.place())
                .containsExactly("accounts.csv:2:8 (balance)", "accounts.csv:3:8 (balance)", "coupons.csv:2:3 (kind)");
    }

    @Test
    void aWrongAccountIsNotToldAgainForEveryItemItOwns() {
        var refused =
                refused(good().with("accounts.csv", resource("accounts.csv").replace("Acme Ltd", "")));
        assertThat(refused.problems()).hasSize(1);
    }

    @Test
    void atMostAHundredAreTold() {
        var lines = new StringBuilder(Folder.ACCOUNTS);
        for (int i = 0; i < 250; i++) {
            lines.append("a").append(i).append(",A,CNY,Nowhere,,,,,,\n");
        }
        var refused = refused(Folder.fresh().with("accounts.csv", lines.toString()));
        assertThat(refused.problems()).hasSize(100);
        assertThat(refused.untold()).isEqualTo(150);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(refused(good().with("instances.json", "[".repeat(100_000))).problems())
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .startsWith("instances.json:1:");
    }

    static Folder good() {
        var folder = Folder.fresh();
        for (var file : FILES) {
            folder.with(file, resource(file));
        }
        return folder;
    }

    static String resource(String name) {
        try (var in = BrokenPortfolioTest.class.getResourceAsStream("/portfolio/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private ImportRefused refused(Folder folder) {
        var refused = catchThrowableOfType(ImportRefused.class, () -> imports.load(folder.path(), now()));
        assertThat(refused).as("refused").isNotNull();
        return refused;
    }
}
