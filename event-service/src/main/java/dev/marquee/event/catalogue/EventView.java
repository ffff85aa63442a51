package dev.marquee.event.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as callers see it.
 *
 * @param description in Markdown
 * @param startsAt with the offset of the event's zone
 * @param price of the cheapest ticket type
 * @param everPublished whether others than its organiser may see it, whatever became of it
 * @param version to send back with a change
 */
@Schema(name = "Event")
public record EventView(
        @Schema(example = "7") long id,
        @Schema(example = "EV07") String code,
        @Schema(example = "Lantern Night") String name,
        @Schema(example = "Three bands, **one** barge.") @Nullable String description,
        @Schema(example = "Music") String category,
        @Schema(example = "2030-11-28T20:00:00Z") OffsetDateTime startsAt,
        @Schema(example = "2030-11-28T23:00:00Z") @Nullable OffsetDateTime endsAt,
        @Schema(example = "Europe/Lisbon") String timeZone,
        @Schema(example = "1") @Nullable Long venueId,
        @Schema(example = "Riverside Stage, Cais do Farol 8, Lisbon") @Nullable String location,
        @Schema(example = "3") @Nullable Long customerId,
        @Schema(example = "2") long organizerId,
        @Schema(example = "0.00") String price,
        @Schema(example = "EUR") String currency,
        @Schema(example = "200") int totalTickets,
        @Schema(example = "162") int bookedCount,
        @Schema(example = "4") int quota,
        @Schema(example = "published") EventStatus status,
        @Schema(example = "false") boolean isCompleted,
        @JsonIgnore boolean everPublished,
        OffsetDateTime createdAt,
        @Schema(description = "when the version rose last") OffsetDateTime updatedAt,
        @Schema(example = "5", description = "as in the ETag; send it back with a change")
                long version,
        @Nullable Picture picture,
        List<Type> ticketTypes) {

    /**
     * A kind of ticket.
     *
     * @param saleStartsAt empty: from the moment the event is published
     * @param saleEndsAt empty: as long as the event is on sale
     * @param quota how many of it one buyer may have; empty: as many as of the event
     */
    @Schema(name = "TicketType")
    public record Type(
            @Schema(example = "12") long id,
            @Schema(example = "Standing") String name,
            @Schema(example = "0.00") String price,
            @Schema(example = "150") int quantity,
            @Nullable OffsetDateTime saleStartsAt,
            @Nullable OffsetDateTime saleEndsAt,
            @Schema(example = "2") @Nullable Integer quota) {}

    /**
     * What the event looks like.
     *
     * @param url of this very picture: another one has another address
     * @param alt what it shows, in words; empty where it only decorates
     */
    @Schema(name = "EventPicture")
    record Picture(
            @Schema(example = "/api/events/7/picture?v=5d41402a") String url,
            @Schema(example = "/api/events/7/picture?size=small&v=5d41402a") String smallUrl,
            @Schema(example = "1600") int width,
            @Schema(example = "900") int height,
            @Schema(example = "Lanterns over the river") String alt) {

        static Picture of(long event, String hash, int width, int height, String alt) {
            var url = "/api/events/" + event + "/picture?";
            return new Picture(url + "v=" + hash, url + "size=small&v=" + hash, width, height, alt);
        }
    }

    /** The same, as if nobody had said when it ends. */
    public EventView withoutEnd() {
        return new EventView(
                id,
                code,
                name,
                description,
                category,
                startsAt,
                null,
                timeZone,
                venueId,
                location,
                customerId,
                organizerId,
                price,
                currency,
                totalTickets,
                bookedCount,
                quota,
                status,
                isCompleted,
                everPublished,
                createdAt,
                updatedAt,
                version,
                picture,
                ticketTypes);
    }

    /** Its kind of ticket of that id, if there is one. */
    public @Nullable Type type(@Nullable String id) {
        return ticketTypes.stream()
                .filter(type -> String.valueOf(type.id()).equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Whether people hold tickets of it, who are told when its time or place changes. */
    public boolean hasHolders() {
        return status.onSale() && bookedCount > 0;
    }

    /**
     * Whether who holds a ticket is told of the change to the other: it is at another time or
     * place.
     */
    public boolean meetsElsewhere(EventView changed) {
        return hasHolders()
                && changed.status.onSale()
                && !(startsAt.isEqual(changed.startsAt)
                        && Objects.equals(endsAt, changed.endsAt)
                        && timeZone.equals(changed.timeZone)
                        && Objects.equals(location, changed.location));
    }
}
