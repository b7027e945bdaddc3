package dev.perennial.order;

import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class InvoicingStore {
    private final Batches batches;

    InvoicingStore(Batches batches) {
        this.batches = batches;
    }

    void count(int bucket, List<Invoicing.Part> parts) {
        batches.write(
                bucket,
                """
                update order_line l set invoiced_minor = l.invoiced_minor + u.minor
                from unnest(?, ?, ?) u (order_id, line_no, minor)
                where l.order_id = u.order_id and l.line_no = u.line_no and l.bucket = ?\
                """,
                Columns.of(parts)
                        .uuid(Invoicing.Part::order)
                        .number(Invoicing.Part::line)
                        .bigint(Invoicing.Part::minor));
    }
}
