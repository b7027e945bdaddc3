package dev.perennial.house;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The tables as the migrations create them: who owns each, and which belong to an account. */
record Schema(Map<String, String> owners, Set<String> tables, Set<String> accountOwned) {
    private static final Pattern CREATE = Pattern.compile(
            "create\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)\\s*\\((.*?)\\n\\)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern COMMENT =
            Pattern.compile("comment\\s+on\\s+table\\s+(\\w+)\\s+is\\s+'owner: (\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DROP =
            Pattern.compile("drop\\s+table\\s+(?:if\\s+exists\\s+)?(\\w+)", Pattern.CASE_INSENSITIVE);

    /** The one table that is by bucket and belongs to no account. */
    private static final String SLOT = "slot";

    static Schema ofMigrations() {
        var texts = new ArrayList<String>();
        Source.paths("src/main/resources/db/migration", ".sql").forEach(path -> texts.add(Source.read(path)));
        return of(texts);
    }

    static Schema of(List<String> migrations) {
        var owners = new HashMap<String, String>();
        var tables = new HashSet<String>();
        var accountOwned = new HashSet<String>();
        for (var migration : migrations) {
            var sql = Sql.withoutComments(migration);
            CREATE.matcher(sql).results().forEach(created -> {
                tables.add(created.group(1));
                if (Pattern.compile("\\bbucket\\b").matcher(created.group(2)).find()
                        && !created.group(1).equals(SLOT)) {
                    accountOwned.add(created.group(1));
                }
            });
            COMMENT.matcher(sql).results().forEach(comment -> owners.put(comment.group(1), comment.group(2)));
            DROP.matcher(sql).results().forEach(drop -> {
                tables.remove(drop.group(1));
                accountOwned.remove(drop.group(1));
                owners.remove(drop.group(1));
            });
        }
        return new Schema(owners, tables, accountOwned);
    }
}
