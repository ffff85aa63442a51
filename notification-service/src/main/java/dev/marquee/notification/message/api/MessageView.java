package dev.marquee.notification.message.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.marquee.notification.message.Message;
import dev.marquee.notification.message.Message.Words;
import dev.marquee.notification.message.MessageState;
import dev.marquee.notification.message.audience.Audience;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as programs see it. */
@Schema(name = "Message")
record MessageView(
        @Schema(example = "12") long id,
        @Schema(example = "7") long eventId,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "service") @JsonProperty("class") String messageClass,
        @Schema(implementation = MessageState.class, example = "sending") String state,
        @Schema(
                        description = "Why it is in this state, where that needs a reason",
                        example = "links")
                @Nullable String why,
        Audience audience,
        @Schema(example = "en") String mainLang,
        Map<String, Words> texts,
        @Schema(description = "When it goes out, or began to", example = "2026-11-27T18:00:00Z")
                @Nullable Instant at,
        @Schema(example = "start") @Nullable String anchor,
        @Schema(example = "-1") @Nullable Integer offsetDays,
        @Schema(type = "string", example = "10:00") @Nullable LocalTime localTime,
        boolean laterBookers,
        @Schema(description = "How many people its author saw that it goes to", example = "71")
                @Nullable Integer counted,
        @Schema(
                        description =
                                "How many people by what became of it: waiting, queued, handed_over, bounced_hard, bounced_soft, skipped")
                Map<String, Long> outcomes,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant finishedAt,
        @Schema(example = "3") long version) {

    static MessageView of(Message message, Map<String, Long> outcomes) {
        return new MessageView(
                message.id(),
                message.eventId(),
                message.eventName(),
                message.news() ? "news" : "service",
                message.state().word(),
                message.why(),
                message.audience(),
                message.mainLang(),
                message.texts(),
                message.startsAt(),
                message.when().anchor(),
                message.when().offsetDays(),
                message.when().localTime(),
                message.laterBookers(),
                message.counted(),
                outcomes,
                message.createdAt(),
                message.sentAt(),
                message.finishedAt(),
                message.version());
    }
}
