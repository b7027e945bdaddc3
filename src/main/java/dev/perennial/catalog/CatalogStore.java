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

/** The tables {@code product} and {@code billing_entity}, each with its history. */
@Component
class CatalogStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    CatalogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes whenever any product or billing entity does; cheap enough to ask every few seconds. */
    String stamp() {
        return jdbc.sql("""
            select (select coalesce(string_agg(hash, ' ' order by code), '') from product) || '/'
                || (select coalesce(string_agg(hash, ' ' order by code), '') from billing_entity)
            """).query(String.class).single();
    }

    Catalog read() {
        var products = jdbc.sql("""
            select document
            from product
            """)
                .query((row, number) -> ProductReader.product(JSON.readTree(row.getString("document"))))
                .list();
        var entities = jdbc.sql("""
            select document
            from billing_entity
            """)
                .query((row, number) -> EntityReader.entity(JSON.readTree(row.getString("document"))))
                .list();
        return new Catalog(
                products.stream().collect(toMap(Product::code, Function.identity())),
                entities.stream().collect(toMap(BillingEntity::code, Function.identity())));
    }

    /**
     * Stores what differs from what is stored, with its history, and answers the codes of that. Two nodes that load
     * the same files at once wait for each other, and the second changes nothing.
     */
    @Transactional
    Saved save(List<Document<Product>> products, List<Document<BillingEntity>> entities, Instant now) {
        return new Saved(saveProducts(products, now), saveEntities(entities, now));
    }

    /** The codes of what was not stored so before. */
    record Saved(Set<String> products, Set<String> entities) {}

    private Set<String> saveProducts(List<Document<Product>> documents, Instant now) {
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
                .param("codes", array(documents, Document::code))
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

    private Set<String> saveEntities(List<Document<BillingEntity>> documents, Instant now) {
        var changed = new HashSet<>(jdbc.sql("""
            insert into billing_entity (code, revision, invoice_prefix, document, hash, loaded_at)
            select code, 1, prefix, document::jsonb, hash, :now
            from unnest(:codes, :prefixes, :documents, :hashes) as loaded (code, prefix, document, hash)
            order by code
            on conflict (code) do update
            set revision = billing_entity.revision + 1,
                document = excluded.document,
                hash = excluded.hash,
                loaded_at = excluded.loaded_at
            where billing_entity.hash <> excluded.hash
            returning code
            """)
                .param("codes", array(documents, Document::code))
                .param(
                        "prefixes",
                        array(documents, document -> document.content().invoicePrefix()))
                .param("documents", array(documents, Document::json))
                .param("hashes", array(documents, Document::hash))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
        jdbc.sql("""
            insert into billing_entity_history (code, revision, document, loaded_at)
            select code, revision, document, loaded_at
            from billing_entity
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

    private static <T> String[] array(List<Document<T>> documents, Function<Document<T>, String> column) {
        return documents.stream().map(column).toArray(String[]::new);
    }
}
