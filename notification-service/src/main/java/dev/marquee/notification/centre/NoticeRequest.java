package dev.marquee.notification.centre;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell somebody.
 *
 * @param kind message if it is absent
 * @param content what it says, for a message
 * @param subjectRef what it is about
 * @param dedupeKey there is one of a key for each account; without it each request makes one
 * @param params what the words of the kind speak of
 */
record NoticeRequest(
        @Schema(example = "3") @NotNull @Positive @JsonAlias({"userId", "user"}) Long userId,
        @Schema(implementation = NoticeKind.class, example = "message") @Nullable @Size(max = 40)
                String kind,
        @Schema(example = "The doors open at 19:00.")
                @Nullable
                @Size(max = 1000, message = "{invalid.at-most-1000-characters}")
                @JsonAlias({"message", "text"})
                String content,
        @Schema(example = "event:EV07")
                @Nullable
                @Pattern(regexp = NoticeLinks.SUBJECT, message = "{invalid.a-subject}")
                @JsonAlias("subjectRef")
                String subjectRef,
        @Schema(example = "doors:EV07")
                @Nullable
                @Pattern(
                        regexp = "[A-Za-z0-9][A-Za-z0-9:._-]{0,199}",
                        message = "{invalid.letters-digits-and-200}")
                @JsonAlias("dedupeKey")
                String dedupeKey,
        @Nullable @Size(max = 12)
                Map<
                                @Pattern(regexp = "[a-z]{1,20}", message = "{invalid.a-subject}")
                                String,
                                @NotNull @Size(max = 300) String>
                        params) {

    String kindOrMessage() {
        return kind == null ? NoticeKind.MESSAGE.slug() : kind;
    }

    Notice notice(NoticeKind which) {
        var all = new HashMap<String, String>();
        if (params != null) all.putAll(params);
        all.keySet().retainAll(NoticeTexts.PARAMS);
        if (content != null) all.put("text", content);
        return new Notice(
                userId,
                which,
                subjectRef,
                dedupeKey == null ? UUID.randomUUID().toString() : dedupeKey,
                all);
    }
}
