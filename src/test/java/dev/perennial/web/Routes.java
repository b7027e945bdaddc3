package dev.perennial.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of routes: one line an address, and what it answers to whom. To add a route, add a line; the test says which
 * are missing.
 *
 * <pre>
 * METHOD address form : nobody | owner | payer | viewer | operator | other | unknown
 * </pre>
 *
 * <p>The {@code {places}} are things of the account lotus, made anew for each question: {@code item}, {@code order}
 * (unpaid), {@code paid}, {@code payment}. Owner, payer and viewer are users of lotus; other is the owner of another
 * account, asking for lotus's things; unknown is the owner, asking for things that are not there, once by a number and
 * twice by nonsense. An answer is a status; {@code in}: led to the sign-in page; an address: led there, {@code *} for a
 * number; {@code -}: not asked. That a form without its token against forgery is refused needs no column: every POST is
 * asked so, and must answer 403.
 */
final class Routes {
    private Routes() {}

    /** Addresses that belong to the doors themselves, and to no controller. */
    static final Set<String> OF_THE_DOORS = Set.of(
            "POST /sign-in",
            "POST /sign-in/passkey",
            "GET /sign-in/openid/provider",
            "GET /sign-in/openid/provider/answer",
            "POST /sign-out");

    private static final String TABLE = """
        GET /                              : in  | 200 | 200 | 200 | /admin | 200 | -
        GET /sign-in                       : 200 | /   | /   | /   | /      | /   | -
        POST /sign-in/passkey/options      : 200 | 200 | 200 | 200 | 200    | 200 | -
        POST /sign-in/passkey credential=x : /sign-in | - | - | -  | -      | -   | -
        GET /sign-in/openid/provider       : /sign-in | - | - | -  | -      | -   | -
        GET /sign-in/openid/provider/answer : /sign-in | - | - | - | -      | -   | -
        POST /language to=en&back=/funds   : /funds | /funds | /funds | /funds | /funds | /funds | -
        """;

    private static final List<String> WHO =
            List.of("nobody", "owner", "payer", "viewer", "operator", "other", "unknown");

    /**
     * @param expected the answer by who asks, in the order of the columns, without those who are not asked
     */
    record Line(String method, String address, String form, Map<String, String> expected) {
        String route() {
            return method + " " + address;
        }

        boolean isPost() {
            return method.equals("POST");
        }

        boolean hasPlace() {
            return (address + form).contains("{");
        }

        Map<String, String> inOrder(Map<String, String> answers) {
            var ordered = new LinkedHashMap<String, String>();
            expected.keySet().forEach(who -> ordered.put(who, answers.get(who)));
            answers.forEach(ordered::putIfAbsent);
            return ordered;
        }
    }

    static List<Line> table() {
        return TABLE.lines().filter(line -> !line.isBlank()).map(Routes::line).toList();
    }

    private static Line line(String text) {
        var halves = text.split(" : ", 2);
        var asked = halves[0].strip().split(" +", 3);
        var answers = halves[1].split("\\|");
        if (answers.length != WHO.size()) {
            throw new IllegalArgumentException(WHO.size() + " answers are wanted: " + text);
        }
        var expected = new LinkedHashMap<String, String>();
        if (asked[0].equals("POST")) {
            expected.put("forged", "403");
        }
        for (int i = 0; i < answers.length; i++) {
            if (!answers[i].strip().equals("-")) {
                expected.put(WHO.get(i), answers[i].strip());
            }
        }
        return new Line(asked[0], asked[1], asked.length > 2 ? asked[2] : "", expected);
    }
}
