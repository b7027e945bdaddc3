package dev.perennial.db;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what a platform asks of its database: a batch must take as many statements whatever its size. */
public final class StatementCount implements BeanPostProcessor {
    private final LongAdder statements = new LongAdder();
    private final LongAdder commits = new LongAdder();

    public long statements() {
        return statements.sum();
    }

    public long commits() {
        return commits.sum();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private void count(String method) {
        switch (method) {
            case "prepareStatement", "createStatement" -> statements.increment();
            case "commit" -> commits.increment();
            default -> {}
        }
    }

    private final class Counted extends DelegatingDataSource {
        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    StatementCount.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        count(method.getName());
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }
    }
}
