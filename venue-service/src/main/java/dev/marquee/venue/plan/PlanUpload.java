package dev.marquee.venue.plan;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.venue.plan.layout.PlanCsv;
import dev.marquee.venue.plan.layout.PlanLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file of a form: JSON as it is exported, or comma-separated values. */
@Component
class PlanUpload {

    private final JsonMapper json;

    PlanUpload(JsonMapper json) {
        this.json = json;
    }

    /**
     * The plan of a file, not checked yet.
     *
     * @param name for a file of comma-separated values, which has none; empty for the file's own
     * @param before what the plan was, or null
     * @throws org.springframework.web.ErrorResponseException 422 invalid-input, with what is wrong
     */
    PlanLayout read(@Nullable MultipartFile file, String name, @Nullable PlanLayout before) {
        if (file == null || file.isEmpty()) throw fault("file", Text.of("invalid.choose-a-file"));
        var text = text(file);
        if (!text.stripLeading().startsWith("{"))
            return PlanCsv.read(text, name.isBlank() ? "Seat plan" : name.strip(), before);
        try {
            var plan = json.readValue(text, PlanLayout.class);
            return name.isBlank() ? plan : plan.named(name.strip());
        } catch (JacksonException e) {
            var place =
                    e.getPath().stream()
                            .map(PlanUpload::step)
                            .collect(Collectors.joining())
                            .replaceFirst("^\\.", "");
            throw fault(
                    place.isEmpty() ? "file" : place,
                    place.isEmpty()
                            ? Text.of("invalid.not-well-formed-json")
                            : Text.of("invalid.cannot-be-read"));
        }
    }

    private static String step(JacksonException.Reference step) {
        return step.getPropertyName() == null
                ? "[" + step.getIndex() + "]"
                : "." + step.getPropertyName();
    }

    private static String text(MultipartFile file) {
        try {
            var text = new String(file.getBytes(), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException fault(String field, Text message) {
        return Problems.invalid(field, message);
    }
}
