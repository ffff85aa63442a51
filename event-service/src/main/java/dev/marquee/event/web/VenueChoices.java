package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventTimes;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.client.VenueClient.Venue;
import dev.marquee.event.editing.Places;
import dev.marquee.event.hire.Hire;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The venues that an event's form offers: at first all of them, and where the browser can ask
 * again, those that are free at the time that is typed.
 */
@Component
class VenueChoices {

    /** What a venue of the list is. */
    enum Kind {
        /** It can be chosen. */
        OPEN,
        /** The event has it already. */
        KEPT,
        /** It is chosen, but somebody has it at that time. */
        TAKEN
    }

    /**
     * One to choose.
     *
     * @param capacity 0 where it is not known
     * @param price of an hour, as people read it; null where it is not known
     */
    record Choice(
            long id,
            String words,
            int capacity,
            @Nullable String price,
            Kind kind,
            boolean chosen) {

        static Choice of(Venue venue, String words, Kind kind, boolean chosen) {
            return new Choice(venue.id(), words, venue.capacity(), price(venue), kind, chosen);
        }

        private static @Nullable String price(Venue venue) {
            return venue.pricePerHour() == null || venue.currency() == null
                    ? null
                    : HireCost.text(venue.pricePerHour(), venue.currency());
        }

        public boolean isFreeOfCharge() {
            return "".equals(price);
        }
    }

    /**
     * The list.
     *
     * @param known false while venue-service does not answer
     * @param onlyFree whether it leaves out what is taken
     */
    record Choices(List<Choice> list, boolean known, boolean onlyFree) {}

    /** What of the form says when the venue is needed, and which is chosen. */
    record Wish(
            @Nullable String startsAt,
            @Nullable String endsAt,
            @Nullable String timeZone,
            @Nullable String venueId) {

        Optional<Hire> time() {
            var zone = timeZone == null ? Optional.<ZoneId>empty() : EventTimes.zone(timeZone);
            if (zone.isEmpty() || startsAt == null) return Optional.empty();
            var start = EventTimes.parse(startsAt, zone.get());
            var end = moment(endsAt, zone.get());
            return start.filter(from -> end == null || end.isAfter(from))
                    .map(from -> Hire.of(venue(), from, end, zone.get()));
        }

        /** The chosen venue, or 0. */
        long venue() {
            return venueId != null && venueId.matches("\\d{1,18}") ? Long.parseLong(venueId) : 0;
        }

        private static @Nullable Instant moment(@Nullable String text, ZoneId zone) {
            return text == null ? null : EventTimes.parse(text, zone).orElse(null);
        }
    }

    private final Places places;

    VenueChoices(Places places) {
        this.places = places;
    }

    /** All venues. */
    Choices all(@Nullable String chosen, @Nullable EventView stored) {
        var choices = choices(places.choices(), false, chosen, stored);
        return withChosen(choices, chosen, Kind.OPEN);
    }

    /** Those that are free at the time of the wish; all while it does not say one. */
    Choices free(Wish wish, @Nullable EventView stored) {
        var time = wish.time();
        if (time.isEmpty()) return all(wish.venueId(), stored);
        var free = places.free(time.get().startsAt(), time.get().endsAt());
        var choices = choices(free, true, wish.venueId(), stored);
        return withChosen(choices, wish.venueId(), Kind.TAKEN);
    }

    /**
     * The one that is chosen must not vanish unseen.
     *
     * @param kind what it is if the list does not have it
     */
    private Choices withChosen(Choices choices, @Nullable String chosen, Kind kind) {
        if (chosen == null || !chosen.matches("\\d{1,18}") || isIn(choices.list(), chosen))
            return choices;
        var id = Long.parseLong(chosen);
        var list = new ArrayList<>(choices.list());
        var venue = choices.known() ? places.find(id) : Optional.<Venue>empty();
        list.addFirst(
                venue.map(one -> Choice.of(one, one.name(), kind, true))
                        .orElseGet(() -> new Choice(id, "#" + id, 0, null, Kind.KEPT, true)));
        return new Choices(list, choices.known(), choices.onlyFree());
    }

    private static boolean isIn(List<Choice> list, String chosen) {
        return list.stream().anyMatch(one -> String.valueOf(one.id()).equals(chosen));
    }

    private Choices choices(
            @Nullable List<Venue> venues,
            boolean onlyFree,
            @Nullable String chosen,
            @Nullable EventView stored) {
        var list = new ArrayList<Choice>();
        var kept = stored == null ? null : stored.venueId();
        if (stored != null && kept != null)
            list.add(kept(kept, String.valueOf(stored.location()), venues, isId(kept, chosen)));
        if (venues != null)
            venues.stream()
                    .filter(venue -> kept == null || venue.id() != kept)
                    .map(venue ->
                            Choice.of(venue, venue.name(), Kind.OPEN, isId(venue.id(), chosen)))
                    .forEach(list::add);
        return new Choices(list, venues != null, onlyFree);
    }

    /** The event's own; it is not free then, because the event has it. */
    private Choice kept(long id, String words, @Nullable List<Venue> venues, boolean chosen) {
        var venue =
                venues == null
                        ? Optional.<Venue>empty()
                        : venues.stream()
                                .filter(one -> one.id() == id)
                                .findFirst()
                                .or(() -> places.find(id));
        return venue.map(one -> Choice.of(one, words, Kind.KEPT, chosen))
                .orElseGet(() -> new Choice(id, words, 0, null, Kind.KEPT, chosen));
    }

    private static boolean isId(long id, @Nullable String chosen) {
        return String.valueOf(id).equals(chosen);
    }
}
