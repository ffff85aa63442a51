package dev.marquee.venue.booking;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.venue.Venue;
import dev.marquee.venue.Venues;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages that make, move and release hires. After a change the calendar shows the month. */
@Controller
@RequestMapping("/admin/venues/{id}/hires")
class BookingPageController {

    private final ManageBookings manage;
    private final VenueBookings bookings;
    private final BookingQuotes quotes;
    private final Venues venues;
    private final Clock clock;

    BookingPageController(
            ManageBookings manage,
            VenueBookings bookings,
            BookingQuotes quotes,
            Venues venues,
            Clock clock) {
        this.manage = manage;
        this.bookings = bookings;
        this.quotes = quotes;
        this.venues = venues;
        this.clock = clock;
    }

    /** An empty form for a day, or one with times that somebody wants the price of. */
    @GetMapping("/new")
    ModelAndView start(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String day,
            @ModelAttribute("hireForm") BookingForm asked,
            Model model) {
        var venue = venue(id);
        var form = asked.startsAt() == null ? BookingForm.on(day(day, venue)) : asked;
        return page(venue, null, form, null, HttpStatus.OK, model);
    }

    /** What it costs, while somebody fills the form in. */
    @GetMapping("/price")
    String price(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long hire,
            @ModelAttribute("hireForm") BookingForm form,
            Model model) {
        model.addAttribute("quote", quotes.quote(venue(id), form, hire));
        return "hires/price :: price";
    }

    @PostMapping
    ModelAndView hire(
            @PathVariable long id,
            @ModelAttribute("hireForm") BookingForm form,
            Caller caller,
            Model model) {
        var venue = venue(id);
        var errors = new BeanPropertyBindingResult(form, "hireForm");
        var details = read(venue, form, null, errors);
        if (details == null)
            return page(venue, null, form, errors, HttpStatus.UNPROCESSABLE_CONTENT, model);
        try {
            manage.book(id, caller, details);
            return done(venue, form, "hired");
        } catch (ErrorResponseException refusal) {
            return refused(refusal, venue, null, form, model);
        }
    }

    @GetMapping("/{hireId}")
    ModelAndView show(
            @PathVariable long id, @PathVariable long hireId, Caller caller, Model model) {
        var hire = own(id, hireId, caller);
        return page(venue(id), hire, BookingForm.of(hire), null, HttpStatus.OK, model);
    }

    @PostMapping("/{hireId}")
    ModelAndView save(
            @PathVariable long id,
            @PathVariable long hireId,
            @ModelAttribute("hireForm") BookingForm form,
            Caller caller,
            Model model) {
        var venue = venue(id);
        var hire = own(id, hireId, caller);
        var errors = new BeanPropertyBindingResult(form, "hireForm");
        var details = read(venue, form, hire.event().id(), errors);
        if (details == null)
            return page(venue, hire, form, errors, HttpStatus.UNPROCESSABLE_CONTENT, model);
        try {
            manage.change(id, hireId, caller, form.seenVersion(), details);
            return done(venue, form, "changed");
        } catch (ErrorResponseException refusal) {
            if (refusal.getStatusCode() != HttpStatus.PRECONDITION_FAILED)
                return refused(refusal, venue, hire, form, model);
            var now = own(id, hireId, caller);
            model.addAttribute("now", now);
            return page(venue, now, form.onTopOf(now), null, HttpStatus.CONFLICT, model);
        }
    }

    /** The question before a release, for browsers that do not show it as a dialog. */
    @GetMapping("/{hireId}/release")
    ModelAndView ask(@PathVariable long id, @PathVariable long hireId, Caller caller) {
        return new ModelAndView("hires/release").addObject("hire", own(id, hireId, caller));
    }

    @PostMapping("/{hireId}/release")
    ModelAndView release(
            @PathVariable long id, @PathVariable long hireId, Caller caller, Model model) {
        var hire = own(id, hireId, caller);
        try {
            manage.release(id, hireId, caller, null);
            return done(venue(id), BookingForm.of(hire), "released");
        } catch (ErrorResponseException refusal) {
            return refused(refusal, venue(id), hire, BookingForm.of(hire), model);
        }
    }

    private Venue venue(long id) {
        return venues.findById(id).orElseThrow(() -> Problems.notFound("venue"));
    }

    private VenueBooking own(long venueId, long hireId, Caller caller) {
        return bookings.findShown(venueId, hireId, clock.instant())
                .filter(booking -> booking.belongsTo(caller))
                .orElseThrow(() -> Problems.notFound("hire"));
    }

    private static ManageBookings.@Nullable Details read(
            Venue venue, BookingForm form, @Nullable Long eventId, BindingResult errors) {
        var period = form.period(venue.zone(), errors);
        var note = form.checkedNote(errors);
        return period == null || errors.hasErrors()
                ? null
                : new ManageBookings.Details(period, eventId, note);
    }

    /** What cannot be, as the page; what is not there, as it is. */
    private ModelAndView refused(
            ErrorResponseException refusal,
            Venue venue,
            @Nullable VenueBooking hire,
            BookingForm form,
            Model model) {
        if (refusal.getStatusCode() != HttpStatus.CONFLICT) throw refusal;
        model.addAttribute("refused", Problems.said(refusal));
        return page(venue, hire, form, null, HttpStatus.CONFLICT, model);
    }

    private ModelAndView page(
            Venue venue,
            @Nullable VenueBooking hire,
            BookingForm form,
            @Nullable BindingResult errors,
            HttpStatusCode status,
            Model model) {
        var problems = errors == null ? new BeanPropertyBindingResult(form, "hireForm") : errors;
        model.addAttribute("hireForm", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "hireForm", problems);
        model.addAttribute("venue", venue);
        model.addAttribute("hire", hire);
        model.addAttribute("month", YearMonth.from(form.day(today(venue))));
        model.addAttribute("quote", quotes.quote(venue, form, hire == null ? 0 : hire.id()));
        var page = new ModelAndView("hires/edit", model.asMap());
        page.setStatus(status);
        return page;
    }

    /** The venue's id comes from this request's address. */
    private ModelAndView done(Venue venue, BookingForm form, String what) {
        return new ModelAndView("redirect:/admin/venues/{id}/calendar")
                .addObject("month", YearMonth.from(form.day(today(venue))).toString())
                .addObject("done", what);
    }

    private LocalDate day(@Nullable String day, Venue venue) {
        try {
            return day == null ? today(venue) : LocalDate.parse(day);
        } catch (DateTimeException e) {
            return today(venue);
        }
    }

    private LocalDate today(Venue venue) {
        return LocalDate.ofInstant(clock.instant(), venue.zone());
    }
}
