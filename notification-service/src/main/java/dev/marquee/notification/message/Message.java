package dev.marquee.notification.message;

import dev.marquee.notification.message.audience.Audience;
import dev.marquee.notification.message.audience.AudienceClient.Asked;
import dev.marquee.notification.message.audience.AudienceClient.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message and what is known of it.
 *
 * @param news whether it goes to those who want news; else it is about their tickets
 * @param texts by the tags of languages
 * @param counted how many people its author saw last
 * @param why it is in this state, as a code
 * @param dueAt when there is something to do for it
 */
public record Message(
        long id,
        long organizerId,
        long eventId,
        String eventName,
        boolean news,
        MessageState state,
        Audience audience,
        String mainLang,
        Map<String, Words> texts,
        When when,
        @Nullable Instant startsAt,
        boolean laterBookers,
        @Nullable Integer counted,
        @Nullable Instant snapshotAt,
        @Nullable String readUpTo,
        @Nullable String why,
        Author author,
        @Nullable String approvedBy,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant finishedAt,
        long version) {

    /** What it says in a language. */
    public record Words(
            @Schema(example = "Bring a coat tonight") String subject,
            @Schema(example = "Dear {name}, **bring a coat.**") String text) {}

    /**
     * Who wrote it.
     *
     * @param admin whether they may write to everybody's events
     * @param name as its readers see it
     * @param replyTo their address, where it is known to be theirs
     */
    public record Author(long id, boolean admin, String name, @Nullable String replyTo) {

        /** What is left of the name of somebody who was erased. */
        static final String ERASED = "(erased)";

        boolean isErased() {
            return name.equals(ERASED);
        }
    }

    /** One that is not stored. */
    public static Message unsaved(Event event, Author author, Draft draft) {
        return new Message(
                0,
                event.organizerId(),
                event.id(),
                event.name(),
                draft.news(),
                MessageState.DRAFT,
                draft.audience(),
                draft.mainLang(),
                draft.texts(),
                draft.when(),
                null,
                draft.laterBookers(),
                null,
                null,
                null,
                null,
                author,
                null,
                Instant.EPOCH,
                null,
                null,
                0);
    }

    /** All its events, its own first. */
    public List<Long> events() {
        var all = new ArrayList<Long>();
        all.add(eventId);
        for (var event : Objects.requireNonNullElse(audience.events(), List.<Long>of()))
            if (!all.contains(event)) all.add(event);
        return all;
    }

    /** Its audience, as it is asked for. */
    Asked asked(@Nullable Instant asOf) {
        return new Asked(
                events(),
                audience.types(),
                audience.sections(),
                audience.seats(),
                audience.states(),
                audience.paid(),
                audience.came(),
                audience.list(),
                audience.languages(),
                audience.boughtFrom(),
                audience.boughtUntil(),
                audience.code(),
                asOf);
    }

    /** What a reader of that language reads: in that language, or else in its main one. */
    public Words words(Locale locale) {
        var exact = texts.get(locale.toLanguageTag());
        if (exact != null) return exact;
        var other = texts.get(locale.getLanguage());
        return other != null ? other : Objects.requireNonNull(texts.get(mainLang), mainLang);
    }

    /** The language of what a reader of that language reads. */
    public Locale language(Locale locale) {
        return texts.containsKey(locale.toLanguageTag()) || texts.containsKey(locale.getLanguage())
                ? locale
                : Locale.forLanguageTag(mainLang);
    }
}
