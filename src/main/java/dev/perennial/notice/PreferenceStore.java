package dev.perennial.notice;

import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PreferenceStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    PreferenceStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void clear(int bucket, UUID contact) {
        jdbc.sql("delete from notice_preference where bucket = ? and contact_id = ?")
                .params(bucket, contact)
                .update();
    }

    void insert(int bucket, List<Preference> said) {
        batches.write(
                bucket,
                """
                insert into notice_preference (bucket, contact_id, kind, product, channel, wanted)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(said)
                        .uuid(Preference::contact)
                        .text(preference -> preference.kind().name())
                        .text(Preference::product)
                        .text(preference -> preference.channel().name())
                        .flag(Preference::wanted));
    }
}
