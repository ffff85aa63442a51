package dev.marquee.event.catalogue;

import dev.marquee.event.catalogue.EventReader.Reading;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;
import org.springframework.validation.SmartValidator;
import org.springframework.web.ErrorResponseException;

/** The form of an event: what it offers, and what was typed into it. */
@Component
class EventForms {

    private static final String ZONES =
            "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC";
    private static final List<String> CURRENCIES =
            List.of("EUR", "USD", "GBP", "VND", "IDR", "AUD", "JPY", "SGD");

    private final EventReader reader;
    private final SmartValidator annotations;
    private final Places places;
    private final Categories categories;
    private final EventSettings settings;

    EventForms(
            EventReader reader,
            SmartValidator annotations,
            Places places,
            Categories categories,
            EventSettings settings) {
        this.reader = reader;
        this.annotations = annotations;
        this.places = places;
        this.categories = categories;
        this.settings = settings;
    }

    EventForm empty() {
        return EventForm.empty(settings);
    }

    /**
     * Reads the form.
     *
     * @param stored the event before, if there is one
     * @return null if, and only if, there are errors now
     */
    @Nullable Reading read(EventForm form, @Nullable EventView stored, Errors errors) {
        var request = form.toRequest(stored, errors);
        annotations.validate(request, errors);
        var reading = reader.read(request, errors);
        if (reading == null) return null;
        try {
            return places.settled(reading);
        } catch (ErrorResponseException e) {
            errors.rejectValue("venueId", "no_venue", String.valueOf(e.getBody().getDetail()));
            return null;
        }
    }

    /** Puts what the form's lists offer into the model. */
    void offer(Model model, EventForm form) {
        model.addAttribute("categories", options(categories.all().stream()));
        model.addAttribute(
                "zones",
                options(
                        with(
                                ZoneId.getAvailableZoneIds().stream()
                                        .filter(zone -> zone.matches(ZONES))
                                        .sorted(),
                                settings.zone().getId(),
                                form.timeZone())));
        model.addAttribute(
                "currencies",
                options(with(CURRENCIES.stream(), settings.currency(), form.currency())));
        model.addAttribute("venues", places.choices());
    }

    private static Stream<String> with(Stream<String> values, @Nullable String... more) {
        return Stream.concat(Stream.of(more).filter(Objects::nonNull), values).distinct();
    }

    private static Map<String, String> options(Stream<String> values) {
        var options = new LinkedHashMap<String, String>();
        values.forEach(value -> options.put(value, value.replace('_', ' ')));
        return options;
    }
}
