package dev.perennial.cli;

import dev.perennial.db.DatabaseOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The options every command takes, before or after its name. */
final class GlobalOptions {
    private static final Path DATA = Path.of("data");

    enum Language {
        EN(Locale.ENGLISH),
        ZH(Locale.SIMPLIFIED_CHINESE);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where the database and other files are kept (default: ./data).")
    @Nullable
    Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description =
                    "Use this PostgreSQL 18 instead of the embedded one: jdbc:postgresql://HOST/DB?user=U&password=P")
    @Nullable
    String databaseUrl;

    @Option(
            names = "--sandbox",
            paramLabel = "INSTANT",
            scope = ScopeType.INHERIT,
            converter = InstantConverter.class,
            description = "A new database becomes a sandbox whose clock starts here: 2026-03-01T09:00:00+08:00")
    @Nullable
    Instant sandbox;

    @Option(
            names = "--buckets",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "Divide the accounts of a new database by this power of two (default: 64).")
    @Nullable
    Integer buckets;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            scope = ScopeType.INHERIT,
            description = "Time zone of a new database's own days (default: Asia/Shanghai).")
    @Nullable
    ZoneId zone;

    @Option(
            names = "--language",
            paramLabel = "en|zh",
            scope = ScopeType.INHERIT,
            defaultValue = "en",
            description = "Language of messages (default: en).")
    Language language;

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "More product files, beside those that are built in.")
    @Nullable
    Path catalog;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the log, and the whole story of a failure.")
    boolean verbose;

    @Mixin
    RemoteOptions remote;

    /** Whether anything was told that is about a database of this machine. */
    boolean isLocal() {
        return Stream.of(data, databaseUrl, sandbox, buckets, zone, catalog).anyMatch(Objects::nonNull);
    }

    Path data() {
        return data == null ? DATA : data;
    }

    Locale locale() {
        return language.locale;
    }

    DatabaseOptions database() {
        return new DatabaseOptions(data(), databaseUrl, sandbox, buckets, zone);
    }

    static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeParseException unreadable) {
                throw new TypeConversionException(
                        "'" + value + "' is not an instant with its offset such as 2026-03-01T09:00:00+08:00");
            }
        }
    }
}
