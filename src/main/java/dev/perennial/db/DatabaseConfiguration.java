package dev.perennial.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One data source, over the embedded server unless another PostgreSQL is named. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** Enough for the runs and the doors of one machine, and a fraction of what the server allows. */
    private static final int CONNECTIONS_MAX = 16;

    /** The options of a start that was told nothing. */
    @Bean
    @ConditionalOnMissingBean
    DatabaseOptions databaseOptions() {
        return DatabaseOptions.embedded(Path.of("data"));
    }

    @Bean(destroyMethod = "close")
    @Nullable
    LocalPostgres localPostgres(DatabaseOptions options) {
        return options.databaseUrl() == null ? LocalPostgres.open(options.data().resolve("postgres")) : null;
    }

    /** Takes the server as a parameter so that Spring closes the connections before it. */
    @Bean(destroyMethod = "close")
    DataSource dataSource(DatabaseOptions options, @Nullable LocalPostgres server) {
        var config = new HikariConfig();
        if (server == null) {
            config.setJdbcUrl(options.databaseUrl());
        } else {
            config.setJdbcUrl(server.url("postgres"));
            config.setUsername(server.user());
            config.setPassword(server.password());
        }
        config.setPoolName("perennial");
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(1);
        // Otherwise a session takes the zone of the machine that opened it.
        config.setConnectionInitSql("set time zone 'UTC'");
        config.addDataSourceProperty("ApplicationName", "perennial");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }
}
