package dev.perennial.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Story;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Billing entities in the database: loaded, changed with their history, and there before anybody sells. */
class EntityStoryTest extends Story {
    private final Catalogs catalogs = bean(Catalogs.class);
    private final FirstStart firstStart = bean(FirstStart.class);

    @BeforeEach
    void sell() {
        catalogs.load(Catalogs.shipped(), now());
    }

    @Test
    void theSameFileChangesNothingAndAnotherPhoneIsARevision() {
        assertThat(catalogs.load(CatalogFiles.shippedEntities(), now()).unchanged())
                .containsExactly("perennial-cn");

        var moved = changed("+86 571 5550 0100", "+86 571 5550 0200");
        assertThat(catalogs.load(List.of(moved), now()).changed()).containsExactly("perennial-cn");
        assertThat(catalogs.current().entity("perennial-cn").phone()).isEqualTo("+86 571 5550 0200");
        assertThat(jdbc().sql("select count(*) from billing_entity_history where document ->> 'phone' like '%0100'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void aDatabaseFromBeforeThereWereEntitiesGetsThem() {
        jdbc().sql("truncate billing_entity cascade").update();

        assertThat(firstStart.fill(now()).entities()).containsKey("perennial-cn");
    }

    @Test
    void aProductThatNamesNobodyStopsTheStart() {
        jdbc().sql("update product set document = jsonb_set(document, '{selling,billingEntity}', '\"Old Ltd.\"'),"
                        + " hash = 'another' where code = 'dms'")
                .update();
        catalogs.load(List.of(), now());

        assertThatThrownBy(() -> firstStart.fill(now()))
                .isInstanceOf(CatalogRefused.class)
                .hasMessageContaining("dms /selling/billingEntity: 'Old Ltd.' is no billing entity");
    }

    /** What the rule refuses, the schema forbids too. */
    @Test
    void twoEntitiesNeverShareAPrefix() {
        assertThatThrownBy(() -> jdbc().sql("""
            insert into billing_entity (code, revision, invoice_prefix, document, hash, loaded_at)
            select 'other', 1, invoice_prefix, jsonb_set(document, '{code}', '"other"'), 'x', loaded_at
            from billing_entity
            """).update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    private static Source changed(String find, String write) {
        var file = CatalogFiles.shippedEntities().getFirst();
        var text = new String(file.bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains(find);
        return new Source(file.file(), text.replace(find, write).getBytes(StandardCharsets.UTF_8));
    }
}
