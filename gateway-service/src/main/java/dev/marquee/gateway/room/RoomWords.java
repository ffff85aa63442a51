package dev.marquee.gateway.room;

import dev.marquee.gateway.room.Views.PlaceView;
import dev.marquee.gateway.room.Views.RoomView;
import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.language.Languages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;

/** A room and a place in it in words, in the reader's language. */
@Component
class RoomWords {

    /**
     * What the page says now.
     *
     * @param state in which the place is
     * @param pollSeconds when to ask again
     */
    record Line(String state, String title, String text, String left, int pollSeconds) {}

    /** A moment as it is read, and as it is. */
    record When(String text, Instant at) {}

    /** A kind of ticket and what is left of it. */
    record Kind(String name, String price, int left) {}

    private final MessageSource messages;
    private final Languages languages;

    RoomWords(MessageSource messages, Languages languages) {
        this.messages = messages;
        this.languages = languages;
    }

    void fill(Model model, Room room, RoomView view, Locale locale) {
        var terms = room.terms();
        model.addAttribute("event", terms).addAttribute("room", view);
        model.addAttribute("name", terms.name(languages.of(locale).tag()));
        model.addAttribute("opens", when(terms.opensAt(), terms.timeZone(), locale));
        model.addAttribute("starts", when(terms.startsAt(), terms.timeZone(), locale));
        model.addAttribute("kinds", kinds(room, locale));
        model.addAttribute("base", "/e/" + terms.code() + "/waiting-room");
    }

    void fill(Model model, Room room, PlaceView place, Locale locale) {
        model.addAttribute("place", place).addAttribute("line", line(room, place, locale));
    }

    void refuse(Model model, ErrorResponseException refusal, Locale locale) {
        var type = String.valueOf(refusal.getBody().getType());
        var reason = type.substring(type.lastIndexOf(':') + 1);
        model.addAttribute("refusal", message("room.no." + reason, locale));
    }

    Line line(Room room, PlaceView place, Locale locale) {
        var state = place.state();
        var left = left(room, place, locale);
        var poll = place.pollSeconds();
        if (state == PlaceState.WAITING && place.ahead() != null) {
            var title = message("room.number", locale, place.ahead() + 1);
            return new Line(state.word(), title, wait(place, locale), left, poll);
        }
        if (state == PlaceState.WAITING) {
            var starts = room.terms().startsAt();
            var text =
                    starts == null
                            ? ""
                            : message(
                                    "room.lot.text",
                                    locale,
                                    place.room().waiting(),
                                    text(starts, room.terms().timeZone(), locale));
            return new Line(state.word(), message("room.lot.title", locale), text, left, poll);
        }
        var word = state.letsIn() ? "turn" : state.word();
        return new Line(
                state.word(),
                message("room." + word + ".title", locale),
                message("room." + word + ".text", locale, room.terms().minutes()),
                left,
                poll);
    }

    /** What is left, and whether it may be too little: as far as can be said. */
    private String left(Room room, PlaceView place, Locale locale) {
        var stock = room.stock();
        if (stock == null) return "";
        if (stock.soldOut()) return message("room.sold-out", locale);
        var ahead = place.ahead();
        return ahead != null && ahead >= stock.left()
                ? message("room.fewer", locale)
                : message("room.left", locale, stock.left());
    }

    private String wait(PlaceView place, Locale locale) {
        var pace = place.room().perMinute();
        var seconds = place.waitSeconds();
        if (seconds == null) return message("room.wait.unknown", locale);
        var minutes = (seconds + 59) / 60;
        return message("room.wait", locale, minutes, pace);
    }

    private List<Kind> kinds(Room room, Locale locale) {
        var stock = room.stock();
        if (stock == null) return List.of();
        var language = languages.of(locale).tag();
        return stock.ticketTypes().stream()
                .map(type ->
                        new Kind(
                                Objects.requireNonNullElse(
                                        room.terms().typeName(type.id(), language), type.name()),
                                type.price() + " " + type.currency(),
                                type.left()))
                .toList();
    }

    private static @Nullable When when(@Nullable Instant at, ZoneId zone, Locale locale) {
        return at == null ? null : new When(text(at, zone, locale), at);
    }

    private static String text(Instant at, ZoneId zone, Locale locale) {
        var name = zone.getDisplayName(TextStyle.FULL, locale);
        var there = at.atZone(zone);
        return DateFormats.shortDate(locale).format(there)
                + ", "
                + DateFormats.time(locale).format(there)
                + " ("
                + name
                + ")";
    }

    private String message(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
