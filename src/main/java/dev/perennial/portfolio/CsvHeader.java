package dev.perennial.portfolio;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a CSV file, in whatever order it has them.
 *
 * @param index where each column stands, counted from 0
 */
record CsvHeader(String file, Map<String, Integer> index, int width) {

    /** Reads the header line; an unknown, missing or repeated column is a problem. */
    static CsvHeader read(
            String file, long line, List<String> names, List<String> required, Set<String> allowed, Problems problems) {
        var index = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var place = ":" + line + ":" + (i + 1);
            if (!required.contains(name) && !allowed.contains(name)) {
                var known = "the columns are " + String.join(", ", required);
                problems.add(new Problem(file, line, place, "there is no column " + Fields.shown(name) + "; " + known));
            } else if (index.putIfAbsent(name, i) != null) {
                problems.add(new Problem(file, line, place, "the column " + name + " is here twice; keep one"));
            }
        }
        var missing = new HashSet<>(required);
        missing.removeAll(index.keySet());
        for (var name : required) {
            if (missing.contains(name)) {
                problems.add(file, line, "the column " + name + " is missing; leave its values empty where absent");
            }
        }
        return new CsvHeader(file, Map.copyOf(index), names.size());
    }

    String place(String column) {
        var at = index.get(column);
        return at == null ? " (" + column + ")" : ":" + (at + 1) + " (" + column + ")";
    }
}
