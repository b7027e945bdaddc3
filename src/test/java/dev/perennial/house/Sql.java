package dev.perennial.house;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What can be seen of a statement without running it. */
final class Sql {
    private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE;
    private static final Pattern WRITES = Pattern.compile(
            "\\b(?:insert\\s+into|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?|copy"
                    + "|update(?!\\s+set\\b|\\s+skip\\b|\\s+of\\b|\\s+nowait\\b))\\s+(?:only\\s+)?(\\w+)",
            IGNORE_CASE);
    private static final Pattern NAMES =
            Pattern.compile("\\b(?:from|join|into|update|using)\\s+(?:only\\s+)?(\\w+)", IGNORE_CASE);
    private static final Pattern LOCKS =
            Pattern.compile("\\bfor\\s+(?:no\\s+key\\s+)?(?:update|share)\\b", IGNORE_CASE);
    private static final Pattern CLOCK = Pattern.compile(
            "\\bnow\\s*\\(|\\b(?:current_(?:timestamp|date|time)|localtime(?:stamp)?)\\b"
                    + "|\\b(?:clock|statement|transaction)_timestamp\\s*\\(",
            IGNORE_CASE);

    private Sql() {}

    static String withoutComments(String sql) {
        return sql.replaceAll("--[^\\n]*", "").replaceAll("(?s)/\\*.*?\\*/", "");
    }

    /** The names that follow a word that writes; some are no tables, for text may look like SQL. */
    static List<String> written(String statement) {
        return names(WRITES, statement);
    }

    static List<String> named(String statement) {
        return names(NAMES, statement);
    }

    static boolean locks(String statement) {
        return LOCKS.matcher(statement).find();
    }

    static boolean readsTheClock(String statement) {
        return CLOCK.matcher(statement).find();
    }

    static boolean namesABucket(String statement) {
        return statement.contains("bucket");
    }

    private static List<String> names(Pattern pattern, String statement) {
        return pattern.matcher(withoutComments(statement))
                .results()
                .map((MatchResult found) -> found.group(1).toLowerCase(java.util.Locale.ROOT))
                .toList();
    }
}
