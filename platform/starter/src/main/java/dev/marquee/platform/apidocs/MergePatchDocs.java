package dev.marquee.platform.apidocs;

import dev.marquee.platform.web.MergePatch;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A {@link MergePatch} is described as the thing itself, of which no field is required. */
class MergePatchDocs implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = Json.mapper().constructType(type.getType());
        if (java == null || java.getRawClass() != MergePatch.class)
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var whole = context.resolve(new AnnotatedType(java.containedType(0)).resolveAsRef(true));
        var name = whole.get$ref().substring(REFERENCE.length());
        var changes = AnnotationsUtils.clone(context.getDefinedModels().get(name), true);
        changes.setRequired(null);
        var changesName = name.replaceFirst("Request$", "") + "Changes";
        changes.setName(changesName);
        changes.setDescription("What is absent stays as it is; null clears what may be empty");
        context.defineModel(changesName, changes);
        return new Schema<>().$ref(REFERENCE + changesName);
    }
}
