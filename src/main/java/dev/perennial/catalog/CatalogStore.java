package dev.perennial.catalog;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code product} and {@code product_history}. */
@Component
class CatalogStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    CatalogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes whenever any product does; cheap enough to ask every few seconds. */
    String stamp() {
        return jdbc.sql("""
            select coalesce(string_agg(hash, ' ' order by code), '')
            from product
            """).query(String.class).single();
    }

    Catalog read() {
        var products = jdbc.sql("""
            select document
            from product
            """)
                .query((row, number) -> ProductReader.product(JSON.readTree(row.getString("document"))))
                .list();
        return new Catalog(products.stream().collect(toMap(Product::code, Function.identity())));
    }

    /**
     * Stores what differs from what is stored, with its history, and answers the codes of that. Two nodes that load
     * the same files at once wait for each other, and the second changes nothing.
     */
    @Transactional
    Set<String> save(List<Document> documents, Instant now) {
        var changed = new HashSet<>(jdbc.sql("""
            insert into product (code, revision, planned_revision, document, hash, loaded_at)
            select code, 1, 1, document::jsonb, hash, :now
            from unnest(:codes, :documents, :hashes) as loaded (code, document, hash)
            order by code
            on conflict (code) do update
            set revision = product.revision + 1,
                document = excluded.document,
                hash = excluded.hash,
                loaded_at = excluded.loaded_at
            where product.hash <> excluded.hash
            returning code
            """)
                .param("codes", array(documents, document -> document.product().code()))
                .param("documents", array(documents, Document::json))
                .param("hashes", array(documents, Document::hash))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
        jdbc.sql("""
            insert into product_history (code, revision, document, loaded_at)
            select code, revision, document, loaded_at
            from product
            where code = any (:codes)
            """).param("codes", changed.toArray(String[]::new)).update();
        return changed;
    }

    /** Products whose items still have the deadlines of an earlier revision, by code. */
    Map<String, Integer> unplanned() {
        return jdbc
                .sql("select code, revision from product where planned_revision < revision order by code")
                .query((row, number) -> Map.entry(row.getString("code"), row.getInt("revision")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void planned(String code, int revision) {
        jdbc.sql("update product set planned_revision = ? where code = ? and planned_revision < ?")
                .params(revision, code, revision)
                .update();
    }

    private static String[] array(List<Document> documents, Function<Document, String> column) {
        return documents.stream().map(column).toArray(String[]::new);
    }
}
