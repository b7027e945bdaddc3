package dev.perennial.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was delivered, newest first; of the vendor's endpoints over all buckets. */
@Component
class DeliveryQueries {
    private final JdbcClient jdbc;

    DeliveryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param bucket the one to look in; empty for all */
    List<Delivery> of(
            Optional<Integer> bucket,
            Optional<UUID> endpoint,
            Optional<Delivery.State> state,
            Optional<UUID> before,
            int most) {
        return jdbc.sql("""
            select d.* from webhook_delivery d
            where (:bucket::int is null or d.bucket = :bucket) and (:endpoint::uuid is null or d.endpoint_id = :endpoint)
              and (:state::text is null or d.state = :state) and (:before::uuid is null or d.delivery_id < :before)
            order by d.delivery_id desc limit :most\
            """)
                .param("bucket", bucket.orElse(null))
                .param("endpoint", endpoint.orElse(null))
                .param("state", state.map(Enum::name).orElse(null))
                .param("before", before.orElse(null))
                .param("most", most)
                .query(DeliveryStore::delivery)
                .list();
    }
}
