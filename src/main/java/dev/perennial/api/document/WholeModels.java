package dev.perennial.api.document;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fields of records are there, and null only where they may be. */
final class WholeModels implements ModelConverter {

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) return null;
        var schema = chain.next().resolve(type, context, chain);
        JavaType java = Json.mapper().constructType(type.getType());
        if (schema == null || !java.getRawClass().isRecord()) return schema;
        var model = schema.get$ref() == null
                ? schema
                : context.getDefinedModels().get(schema.get$ref().replaceFirst(".*/", ""));
        if (model != null && model.getProperties() != null) complete(model, java.getRawClass());
        return schema;
    }

    @SuppressWarnings("rawtypes")
    private static void complete(Schema<?> model, Class<?> record) {
        var required = new ArrayList<String>();
        for (var component : record.getRecordComponents()) {
            Schema property = model.getProperties().get(component.getName());
            if (property == null) continue;
            if (mayBeNull(component)) {
                model.getProperties().put(component.getName(), orNull(property));
            } else {
                required.add(component.getName());
            }
        }
        model.setRequired(required);
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getType() == Optional.class
                || Arrays.stream(component.getAnnotatedType().getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType() == Nullable.class);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema orNull(Schema property) {
        if (property.get$ref() != null) {
            var nothing = new Schema<>();
            nothing.setTypes(Set.of("null"));
            var reference = new Schema<>();
            reference.set$ref(property.get$ref());
            var either = new Schema<>();
            either.setDescription(property.getDescription());
            either.setAnyOf(List.of(reference, nothing));
            return either;
        }
        Set<String> types = new LinkedHashSet<>();
        if (property.getTypes() != null) types.addAll(property.getTypes());
        if (property.getType() != null) types.add(property.getType());
        if (types.isEmpty()) return property;
        types.add("null");
        property.setTypes(types);
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            var values = new ArrayList<Object>(property.getEnum());
            values.add(null);
            property.setEnum(values);
        }
        return property;
    }
}
