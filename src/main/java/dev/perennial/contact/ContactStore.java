package dev.perennial.contact;

import static java.util.stream.Collectors.groupingBy;

import dev.perennial.account.Account;
import dev.perennial.contact.Contact.Address;
import dev.perennial.contact.Contact.QuietHours;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ContactStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    ContactStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Map<Account.Id, List<Contact>> of(int bucket, Collection<Account.Id> accounts) {
        return jdbc
                .sql("""
                    select * from contact where bucket = ? and account_id = any(?) and removed_at is null
                    order by account_id, rank, contact_id\
                    """)
                .params(bucket, accounts.stream().map(Account.Id::value).toArray(String[]::new))
                .query(ContactStore::contact)
                .list()
                .stream()
                .collect(groupingBy(Contact::account));
    }

    void insert(int bucket, List<Contact> contacts, Instant now) {
        batches.write(bucket, """
            insert into contact (bucket, account_id, contact_id, name, rank, parts, language, time_zone, email,
              email_verified_at, email_failed_at, phone, phone_verified_at, phone_failed_at, quiet_from,
              quiet_until, created_at)
            select b.bucket, u.account_id, u.contact_id, u.name, u.rank, string_to_array(u.parts, ','), u.language,
              u.time_zone, u.email, u.email_verified_at, u.email_failed_at, u.phone, u.phone_verified_at,
              u.phone_failed_at, u.quiet_from::time, u.quiet_until::time, u.now
            from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u (account_id, contact_id,
              name, rank, parts, language, time_zone, email, email_verified_at, email_failed_at, phone,
              phone_verified_at, phone_failed_at, quiet_from, quiet_until, now)
            where b.bucket = ?\
            """, columns(contacts).instant(contact -> now));
    }

    /** As they are now, all of them there already. */
    void update(int bucket, List<Contact> contacts) {
        batches.write(bucket, """
            update contact c set name = u.name, rank = u.rank, parts = string_to_array(u.parts, ','),
              language = u.language, time_zone = u.time_zone, email = u.email,
              email_verified_at = u.email_verified_at, email_failed_at = u.email_failed_at, phone = u.phone,
              phone_verified_at = u.phone_verified_at, phone_failed_at = u.phone_failed_at,
              quiet_from = u.quiet_from::time, quiet_until = u.quiet_until::time
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u (account_id, contact_id, name, rank, parts,
              language, time_zone, email, email_verified_at, email_failed_at, phone, phone_verified_at,
              phone_failed_at, quiet_from, quiet_until)
            where c.account_id = u.account_id and c.contact_id = u.contact_id and c.removed_at is null
              and c.bucket = ?\
            """, columns(contacts));
    }

    void remove(int bucket, UUID contact, Instant now) {
        var sql = "update contact set removed_at = ? where bucket = ? and contact_id = ? and removed_at is null";
        Rows.exactly(
                1, jdbc.sql(sql).params(Rows.timestamp(now), bucket, contact).update(), sql);
    }

    private static Columns<Contact> columns(List<Contact> contacts) {
        return Columns.of(contacts)
                .text(contact -> contact.account().value())
                .uuid(Contact::id)
                .text(Contact::name)
                .number(Contact::rank)
                .text(contact ->
                        contact.parts().stream().map(Enum::name).sorted().collect(Collectors.joining(",")))
                .text(contact -> contact.language().map(Locale::getLanguage).orElse(null))
                .text(contact -> contact.zone().map(ZoneId::getId).orElse(null))
                .text(contact -> contact.email().map(Address::value).orElse(null))
                .instant(contact -> contact.email().flatMap(Address::verifiedAt).orElse(null))
                .instant(contact -> contact.email().flatMap(Address::failedAt).orElse(null))
                .text(contact -> contact.phone().map(Address::value).orElse(null))
                .instant(contact -> contact.phone().flatMap(Address::verifiedAt).orElse(null))
                .instant(contact -> contact.phone().flatMap(Address::failedAt).orElse(null))
                .text(contact ->
                        contact.quiet().map(quiet -> quiet.from().toString()).orElse(null))
                .text(contact ->
                        contact.quiet().map(quiet -> quiet.until().toString()).orElse(null));
    }

    private static Contact contact(ResultSet row, int n) throws SQLException {
        var language = row.getString("language");
        var zone = row.getString("time_zone");
        return new Contact(
                row.getObject("contact_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                row.getString("name"),
                row.getInt("rank"),
                Rows.texts(row, "parts").stream().map(Contact.Part::valueOf).collect(Collectors.toSet()),
                Optional.ofNullable(language).map(Locale::of),
                Optional.ofNullable(zone).map(ZoneId::of),
                address(row, "email"),
                address(row, "phone"),
                quiet(row));
    }

    private static Optional<Address> address(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        if (value == null) return Optional.empty();
        return Optional.of(new Address(
                value,
                Optional.ofNullable(Rows.instant(row, column + "_verified_at")),
                Optional.ofNullable(Rows.instant(row, column + "_failed_at"))));
    }

    private static Optional<QuietHours> quiet(ResultSet row) throws SQLException {
        var from = row.getObject("quiet_from", LocalTime.class);
        return from == null
                ? Optional.empty()
                : Optional.of(new QuietHours(from, row.getObject("quiet_until", LocalTime.class)));
    }
}
