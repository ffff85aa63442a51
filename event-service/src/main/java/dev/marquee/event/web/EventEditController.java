package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.editing.SaveEvents;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The form in which events are made and changed. Its buttons for a further row, for one less and
 * for a preview send it too, and save nothing.
 */
@Controller
@RequestMapping("/admin/events")
class EventEditController {

    private static final String FORM = "eventForm";
    private static final Pattern ROW =
            Pattern.compile(
                    "ticketTypes\\[\\d{1,2}]\\.(id|name|price|quantity|saleStartsAt|saleEndsAt|quota|minPrice|taxRate|taxIncluded|minPerBooking|maxPerBooking|needsCode|pool)|pools\\[\\d{1,2}]\\.(name|quantity)|seating\\.(planId|planVersion|shown|sections\\[1?\\d{1,2}]\\.(id|type))");
    private static final HttpStatus INVALID = HttpStatus.UNPROCESSABLE_CONTENT;

    private final SaveEvents save;
    private final EventViews views;
    private final EventForms forms;
    private final EventPageWords words;

    EventEditController(SaveEvents save, EventViews views, EventForms forms, EventPageWords words) {
        this.save = save;
        this.views = views;
        this.forms = forms;
        this.words = words;
    }

    /**
     * What was pressed instead of the button that saves.
     *
     * @param add what a further row is for: a type or a pool
     * @param remove the index of a type
     * @param unshare the index of a pool
     * @param seats whether the sections of the chosen plan are to be shown, or those of its newest
     *     version
     */
    record Pressed(
            @Nullable String add,
            @Nullable String remove,
            @Nullable String unshare,
            @Nullable String seats,
            @Nullable String preview) {

        boolean isAny() {
            return add != null
                    || remove != null
                    || unshare != null
                    || seats != null
                    || preview != null;
        }

        EventForm on(EventForm form) {
            if (add != null)
                return form.with(
                        "pool".equals(add)
                                ? TicketRows::withOneMorePool
                                : TicketRows::withOneMoreType);
            if (isIndex(remove)) return form.withoutType(Integer.parseInt(remove));
            if (isIndex(unshare))
                return form.with(rows -> rows.withoutPool(Integer.parseInt(unshare)));
            return form;
        }

        private static boolean isIndex(@Nullable String text) {
            return text != null && text.matches("\\d{1,2}");
        }
    }

    /** Binding rows with other indexes would fail, and not be the sender's fault. */
    @InitBinder(FORM)
    void refuseOtherRows(HttpServletRequest request) {
        for (var name : request.getParameterMap().keySet()) {
            if ((name.startsWith("ticketTypes")
                            || name.startsWith("pools")
                            || name.startsWith("seating"))
                    && !ROW.matcher(name).matches())
                throw Problems.problem(
                        HttpStatus.BAD_REQUEST,
                        "unreadable-form",
                        Text.of("problem.unreadable-form"));
        }
    }

    @GetMapping("/new")
    ModelAndView start(@RequestParam(defaultValue = "") String name, Model model) {
        var form = forms.empty();
        return page(name.isBlank() ? form : form.named(name.strip()), null, model);
    }

    @PostMapping
    ModelAndView create(
            @ModelAttribute("eventForm") EventForm typed,
            @ModelAttribute("pressed") Pressed pressed,
            Caller caller,
            Locale locale,
            Model model) {
        if (isUnfinished(typed, pressed)) return page(pressed(typed, pressed), null, model);
        var form = typed.withoutEmpty();
        var errors = new BeanPropertyBindingResult(form, FORM);
        try {
            var reading = forms.read(form, null, errors);
            if (reading == null) return page(form, errors, null, INVALID, model);
            return done(
                    save.create(reading, caller.id(), false, form.insists(), caller), "created");
        } catch (ErrorResponseException refusal) {
            return refused(refusal, form, null, locale, model);
        }
    }

    @GetMapping("/{code}/edit")
    ModelAndView edit(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        words.done(done, event, model, locale);
        return page(forms.of(event), event, model);
    }

    @PostMapping("/{code}/edit")
    ModelAndView save(
            @PathVariable String code,
            @ModelAttribute("eventForm") EventForm typed,
            @ModelAttribute("pressed") Pressed pressed,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        if (isUnfinished(typed, pressed)) return page(pressed(typed, pressed), event, model);
        var form = typed.withoutEmpty();
        var errors = new BeanPropertyBindingResult(form, FORM);
        try {
            var reading = forms.read(form, event, errors);
            if (reading == null) return page(form, errors, event, INVALID, model);
            var seen = Objects.requireNonNullElse(form.seenVersion(), event.version());
            var changed = save.change(event, caller, reading, form.insists(), seen);
            return done(changed, event.meetsElsewhere(changed) ? "saved-and-told" : "saved");
        } catch (ErrorResponseException refusal) {
            return refused(refusal, form, event, locale, model);
        }
    }

    /** Whether there is more to be filled in first: sections of a plan that is just chosen. */
    private static boolean isUnfinished(EventForm typed, Pressed pressed) {
        return pressed.isAny() || typed.seating().isUnseen();
    }

    private EventForm pressed(EventForm typed, Pressed pressed) {
        var form = pressed.on(typed);
        return pressed.seats() != null || form.seating().isUnseen()
                ? forms.withSections(form, "newest".equals(pressed.seats()))
                : form;
    }

    private EventView own(String code, Caller caller) {
        return views.findOwn(code, caller).orElseThrow(() -> Problems.notFound("event"));
    }

    private static ModelAndView done(EventView event, String what) {
        return new ModelAndView("redirect:/admin/events/" + event.code() + "?done=" + what);
    }

    /** Shows what was typed again, with the reason; one about the venue or the customer there. */
    private ModelAndView refused(
            ErrorResponseException refusal,
            EventForm form,
            @Nullable EventView event,
            Locale locale,
            Model model) {
        var errors = new BeanPropertyBindingResult(form, FORM);
        var reason = words.refusal(refusal, event, locale);
        switch (Refusals.reason(refusal)) {
            case "venue-booked", "venues-unavailable" ->
                    errors.rejectValue("venueId", "refused", String.valueOf(reason));
            case "over-capacity" -> {
                errors.rejectValue("venueId", "refused", String.valueOf(reason));
                model.addAttribute("overCapacity", true);
            }
            case "seats-taken", "seats-unknown" ->
                    errors.rejectValue("seating.planId", "refused", String.valueOf(reason));
            case "capacity-below-sold" -> {
                if (Refusals.isOfPlaces(refusal))
                    errors.rejectValue("seating.planId", "refused", String.valueOf(reason));
                else model.addAttribute("refusal", reason);
            }
            case "customers-unavailable" ->
                    errors.rejectValue("customer", "customer_unavailable", String.valueOf(reason));
            case "invalid-input" -> { // all else was found before
                if (Refusals.names(refusal, "customer_id"))
                    errors.rejectValue("customer", "customer_unknown", String.valueOf(reason));
                else if (Refusals.names(refusal, "seating")
                        || Refusals.names(refusal, "ticket_types"))
                    Problems.fault(refusal).reject(errors, "seating.planId", "no_seats");
                else errors.rejectValue("venueId", "no_venue", String.valueOf(reason));
            }
            default -> model.addAttribute("refusal", reason);
        }
        return page(form, errors, event, refusal.getStatusCode(), model);
    }

    private ModelAndView page(EventForm form, @Nullable EventView event, Model model) {
        var nothingWrong = new BeanPropertyBindingResult(form, FORM);
        return page(form, nothingWrong, event, HttpStatus.OK, model);
    }

    private ModelAndView page(
            EventForm form,
            BindingResult errors,
            @Nullable EventView event,
            HttpStatusCode status,
            Model model) {
        model.addAttribute(FORM, form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors);
        model.addAttribute("event", event);
        model.addAttribute(
                "insists", Caller.current().filter(person -> person.has("ADMIN")).isPresent());
        forms.offer(model, form, event);
        var page = new ModelAndView("events/edit", model.asMap());
        page.setStatus(status);
        return page;
    }
}
