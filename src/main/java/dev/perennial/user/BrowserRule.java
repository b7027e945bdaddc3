package dev.perennial.user;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells in words which browser a request came from, by what the browser calls itself. */
final class BrowserRule {
    /** In the order asked: those that pretend to be others as well come first. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg/", "Edge",
            "EdgA/", "Edge",
            "OPR/", "Opera",
            "MicroMessenger/", "WeChat",
            "SamsungBrowser/", "Samsung Internet",
            "FxiOS/", "Firefox",
            "CriOS/", "Chrome",
            "Firefox/", "Firefox",
            "Chrome/", "Chrome",
            "Safari/", "Safari",
            "curl/", "curl",
            "Java-http-client/", "Java");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Android", "Android",
            "HarmonyOS", "HarmonyOS",
            "Windows", "Windows",
            "Mac OS X", "macOS",
            "CrOS", "ChromeOS",
            "Linux", "Linux");

    private BrowserRule() {}

    static String words(String agent) {
        return Stream.of(BROWSERS, SYSTEMS)
                .flatMap(names -> names.entrySet().stream()
                        .filter(name -> agent.contains(name.getKey()))
                        .map(Map.Entry::getValue)
                        .limit(1))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> ordered(String... pairs) {
        var names = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }
}
