package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventSettings;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.category.Categories;
import dev.marquee.event.customer.CustomerPicker;
import dev.marquee.event.customer.CustomerPicker.Known;
import dev.marquee.event.customer.CustomerPicker.Unclear;
import dev.marquee.event.editing.EventReader;
import dev.marquee.event.editing.EventReader.Reading;
import dev.marquee.event.editing.Places;
import dev.marquee.event.text.SaidTexts;
import dev.marquee.platform.words.Text;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
    private final VenueChoices venues;
    private final Categories categories;
    private final CustomerPicker customers;
    private final SeatChoices seats;
    private final EventSettings settings;
    private final MessageSource messages;
    private final SaidTexts said;

    EventForms(
            EventReader reader,
            SmartValidator annotations,
            Places places,
            VenueChoices venues,
            Categories categories,
            CustomerPicker customers,
            SeatChoices seats,
            EventSettings settings,
            MessageSource messages,
            SaidTexts said) {
        this.reader = reader;
        this.annotations = annotations;
        this.places = places;
        this.venues = venues;
        this.categories = categories;
        this.customers = customers;
        this.seats = seats;
        this.settings = settings;
        this.messages = messages;
        this.said = said;
    }

    EventForm empty() {
        return EventForm.empty(settings, said.of(LocaleContextHolder.getLocale()));
    }

    EventForm of(EventView event) {
        var customer = event.customerId();
        return EventForm.of(event, customer == null ? null : customers.words(customer));
    }

    /**
     * Reads the form.
     *
     * @param stored the event before, if there is one
     * @return null if, and only if, there are errors now
     * @throws ErrorResponseException 503 if the venue cannot be looked up
     */
    @Nullable Reading read(EventForm form, @Nullable EventView stored, Errors errors) {
        var request = form.toRequest(stored, customer(form, errors), errors);
        annotations.validate(request, errors);
        reader.refuseUnusedPools(request, errors);
        var reading = reader.read(request, errors);
        return reading == null ? null : places.settled(reading, stored);
    }

    private @Nullable Long customer(EventForm form, Errors errors) {
        return switch (customers.meant(form.customer())) {
            case Known known -> known.id();
            case Unclear.NOBODY -> null;
            case Unclear why -> {
                Text.of("invalid.no-customer")
                        .reject(
                                errors,
                                "customer",
                                "customer_" + why.name().toLowerCase(Locale.ROOT));
                yield null;
            }
        };
    }

    /** Puts what the form's lists offer into the model. */
    void offer(Model model, EventForm form, @Nullable EventView stored) {
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
        var languages = new LinkedHashMap<>(said.names());
        var main = form.mainLang();
        if (main != null && !main.isBlank()) languages.putIfAbsent(main, said.name(main));
        model.addAttribute("mainLanguages", languages);
        model.addAttribute("customers", customers.choices(form.customer()));
        model.addAttribute("venues", venues.all(form.venueId(), stored));
        model.addAttribute("seats", seats.offer(form));
        model.addAttribute("sectionTypes", types(form, LocaleContextHolder.getLocale()));
        model.addAttribute("poolChoices", pools(form, LocaleContextHolder.getLocale()));
    }

    /** The form after a press of a button about seats, or with a plan that nobody has seen yet. */
    EventForm withSections(EventForm form, boolean newest) {
        return seats.shown(form, newest);
    }

    /** The ticket types that a section may be of, by their number. */
    private Map<String, String> types(EventForm form, Locale locale) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("", messages.getMessage("event.seats.unsold", null, locale));
        for (var type : form.rows().types()) {
            var number = choices.size();
            var name = type.name();
            choices.put(
                    String.valueOf(number),
                    name == null || name.isBlank()
                            ? messages.getMessage(
                                    "event.type.number", new Object[] {number}, locale)
                            : name.strip());
        }
        return choices;
    }

    /** Where a ticket type's places come from, by what the form says then. */
    private Map<String, String> pools(EventForm form, Locale locale) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("", messages.getMessage("event.type.pool.own", null, locale));
        for (var pool : form.rows().pools()) {
            var number = choices.size();
            var name = pool.name();
            choices.put(
                    String.valueOf(number),
                    name == null || name.isBlank()
                            ? messages.getMessage(
                                    "event.type.pool.number", new Object[] {number}, locale)
                            : messages.getMessage(
                                    "event.type.pool.named",
                                    new Object[] {number, name.strip()},
                                    locale));
        }
        return choices;
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
