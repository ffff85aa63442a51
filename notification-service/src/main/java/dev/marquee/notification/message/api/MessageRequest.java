package dev.marquee.notification.message.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.marquee.notification.message.Draft;
import dev.marquee.notification.message.Message;
import dev.marquee.notification.message.Message.Words;
import dev.marquee.notification.message.When;
import dev.marquee.notification.message.audience.Audience;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message as programs send it. When it goes out is said by {@code at}, or by {@code anchor},
 * {@code offset_days} and {@code local_time} together, or not at all: then it is sent by hand.
 */
@Schema(name = "MessageRequest")
record MessageRequest(
        @Schema(description = "Whose people it goes to; stays as it is", example = "7")
                @NotNull(message = "{invalid.required}")
                @Positive(message = "{invalid.required}")
                @Nullable Long eventId,
        @Schema(
                        name = "class",
                        description =
                                "service: about the tickets, to who has one that is good; news: to who asked for news of the organiser",
                        example = "service")
                @NotNull(message = "{invalid.required}")
                @Pattern(regexp = "service|news", message = "{invalid.service-or-news}")
                @JsonProperty("class")
                @Nullable String messageClass,
        @Schema(description = "Whose tickets are meant; everybody's where it is absent") @Valid
                @Nullable Audience audience,
        @Schema(
                        description =
                                "What readers of other languages get; that of the installation where it is absent",
                        example = "en")
                @Size(max = 35, message = "{invalid.at-most-35-characters}")
                @Nullable String mainLang,
        @Schema(
                        description =
                                "By the tags of languages. Subject and text in Markdown with {name}, {event}, {date}, {time}, {place}, {tickets}, {seats}, {booking}, {link} and {organizer} in them")
                @NotEmpty(message = "{invalid.required}")
                @Size(max = 20, message = "{invalid.at-most-20-entries}")
                @Nullable Map<String, @NotNull @Valid TextRequest> texts,
        @Schema(description = "A moment", example = "2026-11-27T18:00:00Z") @Nullable Instant at,
        @Schema(description = "start or end of the event", example = "start")
                @Pattern(regexp = "start|end", message = "{invalid.start-or-end}")
                @Nullable String anchor,
        @Schema(description = "So many days after it; negative for before", example = "-1")
                @Min(value = -365, message = "{invalid.within-a-year}")
                @Max(value = 365, message = "{invalid.within-a-year}")
                @Nullable Integer offsetDays,
        @Schema(
                        description = "The time of that day, in the event's zone",
                        type = "string",
                        example = "10:00")
                @Nullable LocalTime localTime,
        @Schema(
                        description =
                                "Whether it also reaches those who book later, until the event begins")
                @Nullable Boolean laterBookers) {

    /** What it says in a language. */
    record TextRequest(
            @Schema(example = "Bring a coat tonight") @NotNull(message = "{invalid.required}")
                    @Nullable String subject,
            @Schema(example = "Dear {name}, the barge is open at the sides. **Bring a coat.**")
                    @NotNull(message = "{invalid.required}")
                    @Nullable String text) {}

    /** What is stored, to be changed. */
    static MessageRequest of(Message message) {
        return new MessageRequest(
                message.eventId(),
                message.news() ? "news" : "service",
                message.audience(),
                message.mainLang(),
                message.texts().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry ->
                                                new TextRequest(
                                                        entry.getValue().subject(),
                                                        entry.getValue().text()))),
                message.when().at(),
                message.when().anchor(),
                message.when().offsetDays(),
                message.when().localTime(),
                message.laterBookers());
    }

    /**
     * What an author means by it.
     *
     * @throws org.springframework.web.ErrorResponseException 422 where the times say two things, or
     *     half of one
     */
    Draft draft(Languages languages) {
        var parts =
                (anchor == null ? 0 : 1)
                        + (offsetDays == null ? 0 : 1)
                        + (localTime == null ? 0 : 1);
        if (parts != 0 && parts != 3)
            throw Problems.invalid("anchor", Text.of("invalid.all-three-or-none"));
        if (parts == 3 && at != null)
            throw Problems.invalid("at", Text.of("invalid.one-time-only"));
        return new Draft(
                "news".equals(messageClass),
                Objects.requireNonNullElseGet(audience, Audience::everybody),
                Objects.requireNonNullElse(mainLang, languages.house().tag()),
                Objects.requireNonNull(texts).entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry ->
                                                new Words(
                                                        Objects.requireNonNull(
                                                                entry.getValue().subject),
                                                        Objects.requireNonNull(
                                                                entry.getValue().text)))),
                new When(at, anchor, offsetDays, localTime),
                Boolean.TRUE.equals(laterBookers));
    }
}
