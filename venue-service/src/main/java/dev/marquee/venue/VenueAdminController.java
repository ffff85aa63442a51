package dev.marquee.venue;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.servlet.ModelAndView;

/** The pages that change venues. */
@Controller
@RequestMapping("/admin/venues")
class VenueAdminController {

    private static final List<String> CURRENCIES =
            List.of("EUR", "USD", "GBP", "VND", "IDR", "AUD", "JPY", "SGD");
    private static final String ZONES =
            "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC";

    private final ManageVenues manage;
    private final VenueViews views;
    private final VenueSettings settings;
    private final SmartValidator annotations;

    VenueAdminController(
            ManageVenues manage,
            VenueViews views,
            VenueSettings settings,
            SmartValidator annotations) {
        this.manage = manage;
        this.views = views;
        this.settings = settings;
        this.annotations = annotations;
    }

    @GetMapping("/new")
    ModelAndView start(Model model) {
        model.addAttribute("venueForm", VenueForm.empty(settings));
        return page(null, HttpStatus.OK, model);
    }

    @PostMapping
    ModelAndView add(
            @ModelAttribute("venueForm") VenueForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        var request = checked(form, errors);
        if (errors.hasErrors()) return page(null, HttpStatus.UNPROCESSABLE_CONTENT, model);
        manage.add(request.toDetails(settings), caller);
        return done("added");
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id, Caller caller, Model model) {
        var venue = views.get(id);
        model.addAttribute("fixed", !venue.isChangedBy(caller));
        model.addAttribute("venueForm", VenueForm.of(venue));
        return page(venue, HttpStatus.OK, model);
    }

    @PostMapping("/{id}")
    ModelAndView save(
            @PathVariable long id,
            @ModelAttribute("venueForm") VenueForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        var venue = own(id, caller);
        var request = checked(form, errors);
        if (errors.hasErrors()) return page(venue, HttpStatus.UNPROCESSABLE_CONTENT, model);
        try {
            manage.change(
                    id,
                    form.seenVersion(),
                    caller,
                    request.toDetails(settings, ZoneId.of(venue.timeZone())));
            return done("saved");
        } catch (ErrorResponseException refusal) {
            if (refusal.getStatusCode() != HttpStatus.PRECONDITION_FAILED) throw refusal;
            return overtaken(views.get(id), form, model);
        }
    }

    /** The question before a deletion, for browsers that do not show it as a dialog. */
    @GetMapping("/{id}/delete")
    ModelAndView ask(@PathVariable long id, Caller caller) {
        return new ModelAndView("venues/delete").addObject("venue", own(id, caller));
    }

    @PostMapping("/{id}/delete")
    ModelAndView delete(@PathVariable long id, Caller caller, Model model) {
        try {
            manage.delete(id, null, caller);
            return done("deleted");
        } catch (ErrorResponseException refusal) {
            if (refusal.getStatusCode() != HttpStatus.CONFLICT) throw refusal;
            var venue = views.get(id);
            model.addAttribute("venueForm", VenueForm.of(venue));
            model.addAttribute("refused", Problems.said(refusal));
            return page(venue, HttpStatus.CONFLICT, model);
        }
    }

    private VenueView own(long id, Caller caller) {
        var venue = views.get(id);
        if (!venue.isChangedBy(caller)) throw ManageVenues.notYours(venue.name());
        return venue;
    }

    private VenueRequest checked(VenueForm form, BindingResult errors) {
        var request = form.toRequest(errors);
        annotations.validate(request, errors);
        request.check(errors, settings);
        return request;
    }

    /** Somebody else was quicker: both are shown, and saving once more is meant so. */
    private ModelAndView overtaken(VenueView venue, VenueForm form, Model model) {
        model.addAttribute("venueForm", form.onTopOf(venue));
        model.addAttribute("theirs", form.differing(VenueForm.of(venue)));
        return page(venue, HttpStatus.CONFLICT, model);
    }

    private ModelAndView page(@Nullable VenueView venue, HttpStatus status, Model model) {
        model.addAttribute("venue", venue);
        if (!model.containsAttribute("fixed")) model.addAttribute("fixed", false);
        model.addAttribute("currencies", CURRENCIES);
        model.addAttribute("zones", zones(venue));
        var page = new ModelAndView("venues/edit", model.asMap());
        page.setStatus(status);
        return page;
    }

    /** Value and words are the same; the likely ones first. */
    private Map<String, String> zones(@Nullable VenueView venue) {
        var likely =
                Stream.of(settings.zone().getId(), venue == null ? null : venue.timeZone())
                        .filter(Objects::nonNull);
        var all =
                ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.matches(ZONES)).sorted();
        return Stream.concat(likely, all)
                .distinct()
                .collect(
                        Collectors.toMap(
                                zone -> zone,
                                zone -> zone.replace('_', ' '),
                                (one, other) -> one,
                                java.util.LinkedHashMap::new));
    }

    private static ModelAndView done(String what) {
        return new ModelAndView("redirect:/admin/venues?done=" + what);
    }
}
