package dev.marquee.platform.apidocs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Examples for fields whose name or format says what stands there, so that only the others need one
 * of their own. The people are not real, and their addresses lead nowhere.
 */
class UsualExamples implements GlobalOpenApiCustomizer {

    private static final Map<String, Object> BY_NAME =
            Map.ofEntries(
                    Map.entry("page", 0),
                    Map.entry("size", 20),
                    Map.entry("total", 42),
                    Map.entry("more", false),
                    Map.entry("version", 3),
                    Map.entry("quantity", 2),
                    Map.entry("capacity", 200),
                    Map.entry("total_tickets", 200),
                    Map.entry("booked_count", 163),
                    Map.entry("price", "12.50"),
                    Map.entry("price_per_hour", "80.00"),
                    Map.entry("currency", "EUR"),
                    Map.entry("time_zone", "Europe/Lisbon"),
                    Map.entry("email", "minhchau@example.org"),
                    Map.entry("buyer_email", "minhchau@example.org"),
                    Map.entry("buyer_name", "Minh Châu"),
                    Map.entry("attendee_name", "Minh Châu"),
                    Map.entry("buyer_phone", "+351 910 000 000"),
                    Map.entry("phone", "+351 910 000 000"),
                    Map.entry("password", "a long enough pass phrase"),
                    Map.entry("event_code", "EV07"),
                    Map.entry("event_name", "Lantern Night: jazz on the river"),
                    Map.entry("location", "Harbour Hall, Lisbon"));

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null || api.getComponents().getSchemas() == null) return;
        for (Schema<?> schema : api.getComponents().getSchemas().values())
            if (schema.getProperties() != null) schema.getProperties().forEach(UsualExamples::show);
    }

    private static void show(String name, Schema<?> field) {
        if (field.getExample() != null || field.getExamples() != null || field.getEnum() != null)
            return;
        var example = BY_NAME.containsKey(name) ? BY_NAME.get(name) : ofKind(name, field);
        if (example == null) return;
        var text = isA("string", field) ? example.toString() : example;
        field.setExample(text);
    }

    private static @Nullable Object ofKind(String name, Schema<?> field) {
        if ("date-time".equals(field.getFormat())) return "2030-11-28T20:00:00Z";
        if ("date".equals(field.getFormat())) return "2030-11-28";
        if (isA("boolean", field)) return true;
        if (isA("integer", field) && (name.equals("id") || name.endsWith("_id"))) return 7;
        return null;
    }

    static boolean isA(String type, Schema<?> field) {
        return type.equals(field.getType())
                || (field.getTypes() != null && field.getTypes().contains(type));
    }
}
