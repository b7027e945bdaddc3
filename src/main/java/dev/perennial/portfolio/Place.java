package dev.perennial.portfolio;

import java.util.Map;

/** Where a row stands in the files, so that what is wrong with it can be found. */
sealed interface Place {
    Problem problem(String column, String reason);

    /** In words, for a row that contradicts this one. */
    String words();

    /** A line of a CSV file. */
    record Line(CsvHeader header, long line) implements Place {
        @Override
        public Problem problem(String column, String reason) {
            return new Problem(header.file(), line, ":" + line + header.place(column), reason);
        }

        @Override
        public String words() {
            return "line " + line + " of " + header.file();
        }
    }

    /** An instance of a saved answer, by its JSON path. */
    record Instance(String file, String path, long number) implements Place {
        private static final Map<String, String> FIELDS = Map.of(
                "subscription", "InstanceID",
                "account", "OwnerId",
                "product", "ProductCode",
                "edition", "ProductCode",
                "billing", "SubscriptionType",
                "started_at", "CreateTime",
                "expires_at", "EndTime",
                "renewal_mode", "RenewStatus",
                "renewal_period", "RenewalDuration");

        @Override
        public Problem problem(String column, String reason) {
            return new Problem(file, number, ":" + path + "." + FIELDS.getOrDefault(column, column), reason);
        }

        @Override
        public String words() {
            return path + " of " + file;
        }
    }
}
