package dev.marquee.event.copies;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.editing.EventReader;
import dev.marquee.event.editing.SaveEvents;
import dev.marquee.event.web.EventPageWords;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that asks when the copy of an event shall be. */
@Controller
@RequestMapping("/admin/events/{code}/duplicate")
class DuplicateController {

    private static final String FORM = "duplicateForm";

    /**
     * The question's answer.
     *
     * @param venue whether its venue is hired again
     */
    record DuplicateForm(@Nullable String startsAt, @Nullable Boolean venue) {

        boolean hiresVenue() {
            return Boolean.TRUE.equals(venue);
        }
    }

    private final SaveEvents save;
    private final EventViews views;
    private final EventPageWords words;

    DuplicateController(SaveEvents save, EventViews views, EventPageWords words) {
        this.save = save;
        this.views = views;
        this.words = words;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String code, Caller caller, Model model) {
        var event = own(code, caller);
        var form = new DuplicateForm(null, event.venueId() != null);
        return page(event, form, new BeanPropertyBindingResult(form, FORM), HttpStatus.OK, model);
    }

    @PostMapping
    ModelAndView duplicate(
            @PathVariable String code,
            @ModelAttribute(FORM) DuplicateForm form,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        var errors = new BeanPropertyBindingResult(form, FORM);
        var zone = ZoneId.of(event.timeZone());
        var typed = form.startsAt() == null ? "" : form.startsAt();
        var start = EventReader.time("startsAt", typed, zone, errors);
        if (start == null) {
            if (typed.isBlank()) Text.of("invalid.required").reject(errors, "startsAt", "NotBlank");
            return page(event, form, errors, HttpStatus.UNPROCESSABLE_CONTENT, model);
        }
        try {
            var copy = save.duplicate(event, start, form.hiresVenue());
            return new ModelAndView(
                    "redirect:/admin/events/" + copy.code() + "/edit?done=duplicated");
        } catch (ErrorResponseException refusal) {
            errors.rejectValue(
                    "venue", "refused", String.valueOf(words.refusal(refusal, event, locale)));
            return page(event, form, errors, refusal.getStatusCode(), model);
        }
    }

    private EventView own(String code, Caller caller) {
        return views.findOwn(code, caller).orElseThrow(() -> Problems.notFound("event"));
    }

    private static ModelAndView page(
            EventView event,
            DuplicateForm form,
            BindingResult errors,
            HttpStatusCode status,
            Model model) {
        model.addAttribute("event", event)
                .addAttribute(FORM, form)
                .addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors);
        var page = new ModelAndView("events/duplicate", model.asMap());
        page.setStatus(status);
        return page;
    }
}
