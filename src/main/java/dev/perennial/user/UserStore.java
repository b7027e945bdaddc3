package dev.perennial.user;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class UserStore {
    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account a login leads to, itself empty for an operator; empty where there is no such login. */
    Optional<Optional<Account.Id>> owner(int bucket, String login) {
        return jdbc.sql("select account_id from login where bucket = ? and login = ?")
                .params(bucket, login)
                .query((row, n) -> account(row))
                .optional();
    }

    /** Whether the login was free, and is now taken. */
    boolean enter(int bucket, String login, Account.@Nullable Id account) {
        return jdbc.sql("insert into login (bucket, login, account_id) values (?, ?, ?) on conflict do nothing")
                        .params(bucket, login, account == null ? null : account.value())
                        .update()
                == 1;
    }

    Optional<User> find(int bucket, String login) {
        return jdbc.sql("select * from users where bucket = ? and login = ?")
                .params(bucket, login)
                .query(UserStore::user)
                .optional();
    }

    List<User> of(int bucket, Account.Id account) {
        return jdbc.sql("select * from users where bucket = ? and account_id = ? order by login")
                .params(bucket, account.value())
                .query(UserStore::user)
                .list();
    }

    List<User> operators(int bucket) {
        return jdbc.sql("select * from users where bucket = ? and account_id is null")
                .param(bucket)
                .query(UserStore::user)
                .list();
    }

    void insert(int bucket, User user, Instant now) {
        jdbc.sql("""
            insert into users (bucket, login, account_id, name, role, password_hash, password_once_until, language,
              created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        bucket,
                        user.login(),
                        user.account().map(Account.Id::value).orElse(null),
                        user.name(),
                        user.role().name(),
                        user.password().map(PasswordHash::encoded).orElse(null),
                        user.passwordOnceUntil().map(Rows::timestamp).orElse(null),
                        user.language().map(Locale::getLanguage).orElse(null),
                        Rows.timestamp(now))
                .update();
    }

    /** Writes what may change of a user. */
    void update(int bucket, User user) {
        var statement = """
            update users set name = ?, role = ?, password_hash = ?, password_once_until = ?, disabled_at = ?
            where bucket = ? and login = ?\
            """;
        int touched = jdbc.sql(statement)
                .params(
                        user.name(),
                        user.role().name(),
                        user.password().map(PasswordHash::encoded).orElse(null),
                        user.passwordOnceUntil().map(Rows::timestamp).orElse(null),
                        user.disabledAt().map(Rows::timestamp).orElse(null),
                        bucket,
                        user.login())
                .update();
        Rows.exactly(1, touched, statement);
    }

    /** What hangs on the user goes with it. */
    void delete(int bucket, String login) {
        jdbc.sql("delete from users where bucket = ? and login = ?")
                .params(bucket, login)
                .update();
    }

    /** Frees the login for somebody else. */
    void leave(int bucket, String login) {
        jdbc.sql("delete from login where bucket = ? and login = ?")
                .params(bucket, login)
                .update();
    }

    boolean isAnybody(int bucket) {
        return jdbc.sql("select exists (select from login where bucket = ?)")
                .param(bucket)
                .query(Boolean.class)
                .single();
    }

    void speak(int bucket, String login, Locale language) {
        jdbc.sql("update users set language = ? where bucket = ? and login = ?")
                .params(language.getLanguage(), bucket, login)
                .update();
    }

    private static Optional<Account.Id> account(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("account_id")).map(Account.Id::new);
    }

    private static User user(ResultSet row, int n) throws SQLException {
        return new User(
                row.getString("login"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                account(row),
                Optional.ofNullable(row.getString("password_hash")).map(PasswordHash::new),
                Optional.ofNullable(Rows.instant(row, "password_once_until")),
                Optional.ofNullable(row.getString("language")).map(Locale::of),
                Optional.ofNullable(Rows.instant(row, "disabled_at")));
    }
}
