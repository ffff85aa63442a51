package dev.marquee.venue;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.SmartValidator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages of venues. After a change the list is shown anew, with {@code done} in the address for
 * the words that say so.
 */
@Controller
@RequestMapping("/admin/venues")
class VenueAdminController {

    private static final int PAGE_SIZE = 20;
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_SEARCH = 100;
    private static final List<String> CURRENCIES =
            List.of("EUR", "USD", "GBP", "VND", "IDR", "AUD", "JPY", "SGD");

    private final ManageVenues manage;
    private final VenueViews views;
    private final VenueSettings settings;
    private final SmartValidator annotations;
    private final MessageSource messages;

    VenueAdminController(
            ManageVenues manage,
            VenueViews views,
            VenueSettings settings,
            SmartValidator annotations,
            MessageSource messages) {
        this.manage = manage;
        this.views = views;
        this.settings = settings;
        this.annotations = annotations;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String done,
            Locale locale,
            Model model) {
        if (done != null)
            model.addAttribute(
                    "flash", messages.getMessage("venues.done." + done, null, null, locale));
        var words = q.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
        var search = words.substring(0, Math.min(words.length(), LONGEST_SEARCH));
        model.addAttribute("q", search);
        model.addAttribute("venues", views.page(search, Math.clamp(page, 0, LAST_PAGE), PAGE_SIZE));
        return "venues/list";
    }

    @GetMapping("/new")
    ModelAndView start(Model model) {
        model.addAttribute("venueForm", VenueForm.empty(settings));
        return page(null, HttpStatus.OK, model);
    }

    @PostMapping
    ModelAndView add(
            @ModelAttribute("venueForm") VenueForm form, BindingResult errors, Model model) {
        var request = checked(form, errors);
        if (errors.hasErrors()) return page(null, HttpStatus.UNPROCESSABLE_CONTENT, model);
        manage.add(request.toVenue(settings));
        return done("added");
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id, Model model) {
        var venue = views.get(id);
        model.addAttribute("venueForm", VenueForm.of(venue));
        return page(venue, HttpStatus.OK, model);
    }

    @PostMapping("/{id}")
    ModelAndView save(
            @PathVariable long id,
            @ModelAttribute("venueForm") VenueForm form,
            BindingResult errors,
            Model model) {
        var venue = views.get(id);
        var request = checked(form, errors);
        if (errors.hasErrors()) return page(venue, HttpStatus.UNPROCESSABLE_CONTENT, model);
        manage.change(id, request.toVenue(settings));
        return done("saved");
    }

    /** The question before a deletion, for browsers that do not show it as a dialog. */
    @GetMapping("/{id}/delete")
    ModelAndView ask(@PathVariable long id) {
        return new ModelAndView("venues/delete").addObject("venue", views.get(id));
    }

    @PostMapping("/{id}/delete")
    ModelAndView delete(@PathVariable long id, Model model) {
        try {
            manage.delete(id);
            return done("deleted");
        } catch (ErrorResponseException refusal) {
            if (refusal.getStatusCode() != HttpStatus.CONFLICT) throw refusal;
            var venue = views.get(id);
            model.addAttribute("venueForm", VenueForm.of(venue));
            model.addAttribute("refused", true);
            return page(venue, HttpStatus.CONFLICT, model);
        }
    }

    private VenueRequest checked(VenueForm form, BindingResult errors) {
        var request = form.toRequest(errors);
        annotations.validate(request, errors);
        request.check(errors, settings);
        return request;
    }

    private ModelAndView page(@Nullable VenueView venue, HttpStatus status, Model model) {
        model.addAttribute("venue", venue);
        model.addAttribute("currencies", CURRENCIES);
        var page = new ModelAndView("venues/edit", model.asMap());
        page.setStatus(status);
        return page;
    }

    private static ModelAndView done(String what) {
        return new ModelAndView("redirect:/admin/venues?done=" + what);
    }
}
