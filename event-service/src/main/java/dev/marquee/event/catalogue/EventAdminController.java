package dev.marquee.event.catalogue;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
 * The page of one event: what it is, how it sells, and what can be done with it. After a change it
 * is shown anew, with {@code done} in the address for the words that say so.
 */
@Controller
@RequestMapping("/admin/events")
class EventAdminController {

    private static final String FORM = "eventForm";
    private static final Pattern ROW =
            Pattern.compile("ticketTypes\\[\\d{1,2}]\\.(id|name|price|quantity)");
    private static final HttpStatus INVALID = HttpStatus.UNPROCESSABLE_CONTENT;

    private final ManageEvents manage;
    private final EventViews views;
    private final EventForms forms;
    private final TakenTickets taken;
    private final MessageSource messages;

    EventAdminController(
            ManageEvents manage,
            EventViews views,
            EventForms forms,
            TakenTickets taken,
            MessageSource messages) {
        this.manage = manage;
        this.views = views;
        this.forms = forms;
        this.taken = taken;
        this.messages = messages;
    }

    /** Binding rows with other indexes would fail, and not be the sender's fault. */
    @InitBinder(FORM)
    void refuseOtherRows(HttpServletRequest request) {
        for (var name : request.getParameterMap().keySet()) {
            if (name.startsWith("ticketTypes") && !ROW.matcher(name).matches())
                throw Problems.problem(
                        HttpStatus.BAD_REQUEST,
                        "unreadable-form",
                        "The form has a field that is not one of ours.");
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
            @RequestParam(required = false) @Nullable String add,
            Caller caller,
            Model model) {
        if (add != null) return page(typed.withOneMoreRow(), null, model);
        var form = typed.withoutEmptyRows();
        var errors = new BeanPropertyBindingResult(form, FORM);
        var reading = forms.read(form, null, errors);
        if (reading == null) return page(form, errors, null, INVALID, model);
        var types = Objects.requireNonNull(reading.types(), "a form has rows");
        var event = views.get(manage.create(reading.details(), types, caller.id()));
        return done(event, "created");
    }

    @GetMapping("/{code}")
    ModelAndView show(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        if (done != null)
            model.addAttribute(
                    "flash",
                    messages.getMessage(
                            "events.done." + done, new Object[] {event.name()}, null, locale));
        return page(EventForm.of(event), event, model);
    }

    @PostMapping("/{code}")
    ModelAndView save(
            @PathVariable String code,
            @ModelAttribute("eventForm") EventForm typed,
            @RequestParam(required = false) @Nullable String add,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        if (add != null) return page(typed.withOneMoreRow(), event, model);
        var form = typed.withoutEmptyRows();
        var errors = new BeanPropertyBindingResult(form, FORM);
        var reading = forms.read(form, event, errors);
        if (reading == null) return page(form, errors, event, INVALID, model);
        taken.refresh(event);
        try {
            manage.change(event.id(), caller, reading, form.seenVersion());
            return done(event, "saved");
        } catch (ErrorResponseException refusal) {
            return refused(refusal, form, event, locale, model);
        }
    }

    /** The question before what cannot be undone, for browsers that do not show it as a dialog. */
    @GetMapping("/{code}/{move:complete|cancel}")
    ModelAndView ask(@PathVariable String code, @PathVariable String move, Caller caller) {
        var event = own(code, caller);
        return new ModelAndView("events/confirm").addObject("event", event).addObject("move", move);
    }

    @PostMapping("/{code}/{move:publish|complete|cancel}")
    ModelAndView move(
            @PathVariable String code,
            @PathVariable String move,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        var status =
                switch (move) {
                    case "publish" -> EventStatus.PUBLISHED;
                    case "complete" -> EventStatus.COMPLETED;
                    default -> EventStatus.CANCELLED;
                };
        try {
            manage.changeStatus(event.id(), caller, status);
            return done(event, move);
        } catch (ErrorResponseException refusal) {
            var now = own(code, caller);
            return refused(refusal, EventForm.of(now), now, locale, model);
        }
    }

    private EventView own(String code, Caller caller) {
        return views.findOwn(code, caller).orElseThrow(() -> Problems.notFound("event"));
    }

    private static ModelAndView done(EventView event, String what) {
        return new ModelAndView("redirect:/admin/events/" + event.code() + "?done=" + what);
    }

    /** Shows what was typed again, with the reason in the page's own words where there are any. */
    private ModelAndView refused(
            ErrorResponseException refusal,
            EventForm form,
            EventView event,
            Locale locale,
            Model model) {
        var type = String.valueOf(refusal.getBody().getType());
        var reason =
                messages.getMessage(
                        "events.refused." + type.substring(type.lastIndexOf(':') + 1),
                        new Object[] {event.bookedCount()},
                        refusal.getBody().getDetail(),
                        locale);
        model.addAttribute("refusal", reason);
        return page(
                form,
                new BeanPropertyBindingResult(form, FORM),
                event,
                refusal.getStatusCode(),
                model);
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
        forms.offer(model, form);
        var page = new ModelAndView("events/edit", model.asMap());
        page.setStatus(status);
        return page;
    }
}
