package dev.perennial.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser of this machine: one that is installed, or that its own package manager installs when the tests may. */
public final class Chromium implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    private static final String INSTALL =
            "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium open() {
        var program = installed().or(Chromium::install).orElseThrow(Chromium::missing);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    private static Optional<Path> installed() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /** As root of a Debian machine, a build server say, the tests fetch what they need. */
    private static Optional<Path> install() {
        try {
            if (System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
                new ProcessBuilder("sh", "-c", INSTALL)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                Path.of("target", "chromium-install.log").toFile())
                        .start()
                        .waitFor();
            }
        } catch (IOException | InterruptedException notInstalled) {
            throw new AssertionError("chromium could not be installed", notInstalled);
        }
        return installed();
    }

    private static AssertionError missing() {
        return new AssertionError("The page tests need Chromium or Chrome, and none is at " + PLACES
                + ". Install it, on Debian with: apt-get install --no-install-recommends chromium");
    }

    /** A visitor with a screen this wide, who prefers this language. */
    public BrowserContext visitor(String language, int width, int height, ColorScheme colours) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, height)
                .setColorScheme(colours));
    }

    /** As {@link #visitor}, signed in by the sign-in page. */
    public BrowserContext signedIn(
            String server, String login, String password, String language, int width, ColorScheme colours) {
        var visitor = visitor(language, width, 900, colours);
        var page = visitor.newPage();
        page.navigate(server + "/sign-in");
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("form.fields button.main");
        page.waitForURL(url -> !url.endsWith("/sign-in"));
        page.close();
        return visitor;
    }

    /**
     * What axe finds wrong with a page, a line for each rule it breaks. A letter's frame runs no script, so none of axe's
     * either, which would wait for ever: letters are looked at as pages of their own. What the reader of the API document
     * makes of its headings and buttons is its own: the page around it is looked at.
     */
    public static List<String> violations(Page page) {
        // In one page: our frames are all of our own origin, and a second page for each look costs more than the look.
        return new AxeBuilder(page)
                        .setLegacyMode(true)
                        .exclude("iframe[sandbox]")
                        .exclude(".swagger-ui")
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getTarget()))
                                        .toList())
                        .toList();
    }

    /** How many pixels a page is wider than its screen. */
    public static int overflow(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
