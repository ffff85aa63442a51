package dev.marquee.venue.booking;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.venue.Venue;
import dev.marquee.venue.VenueSettings;
import dev.marquee.venue.Venues;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The calendars: of one venue, and of all of them. Of somebody else's hires they show that the
 * venue is taken, and nothing more.
 */
@Controller
class CalendarController {

    private static final int MOST = 2_000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private final VenueBookings bookings;
    private final Venues venues;
    private final VenueSettings settings;
    private final Exports exports;
    private final MessageSource messages;
    private final Clock clock;

    CalendarController(
            VenueBookings bookings,
            Venues venues,
            VenueSettings settings,
            Exports exports,
            MessageSource messages,
            Clock clock) {
        this.bookings = bookings;
        this.venues = venues;
        this.settings = settings;
        this.exports = exports;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/admin/venues/{id}/calendar")
    String ofVenue(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "month") String view,
            @RequestParam(required = false) @Nullable String done,
            Locale locale,
            Model model) {
        if (done != null)
            model.addAttribute(
                    "flash", messages.getMessage("hires.done." + done, null, null, locale));
        return page(venue(id), month, view, locale, model);
    }

    @GetMapping("/admin/venues/calendar")
    String ofAll(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "month") String view,
            Locale locale,
            Model model) {
        return page(null, month, view, locale, model);
    }

    @GetMapping("/admin/venues/{id}/calendar/export.{format:csv|xlsx}")
    void exportOfVenue(
            @PathVariable long id,
            @PathVariable Format format,
            @RequestParam(required = false) @Nullable String month,
            Caller caller,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        export(venue(id), format, month, caller, locale, response);
    }

    @GetMapping("/admin/venues/calendar/export.{format:csv|xlsx}")
    void exportOfAll(
            @PathVariable Format format,
            @RequestParam(required = false) @Nullable String month,
            Caller caller,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        export(null, format, month, caller, locale, response);
    }

    private String page(
            @Nullable Venue venue,
            @Nullable String asked,
            String view,
            Locale locale,
            Model model) {
        var zone = venue == null ? settings.zone() : venue.zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var month = month(asked, today);
        var hires = hires(venue, month);
        var path =
                venue == null
                        ? "/admin/venues/calendar"
                        : "/admin/venues/" + venue.id() + "/calendar";
        var first = WeekFields.of(locale).getFirstDayOfWeek();
        model.addAttribute("venue", venue);
        model.addAttribute("path", path);
        model.addAttribute("today", YearMonth.from(today));
        model.addAttribute("calendar", CalendarMonth.of(month, first, today, hires));
        model.addAttribute("hires", hires);
        model.addAttribute("most", MOST);
        model.addAttribute("asList", view.equals("list"));
        model.addAttribute("list", ListAddress.of(path).with("month", month));
        return "hires/calendar";
    }

    private void export(
            @Nullable Venue venue,
            Format format,
            @Nullable String asked,
            Caller caller,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var zone = venue == null ? settings.zone() : venue.zone();
        var month = month(asked, LocalDate.ofInstant(clock.instant(), zone));
        exports.send(file(caller, locale), format, hires(venue, month), response);
    }

    private Table<VenueBooking> file(Caller caller, Locale locale) {
        return Table.<VenueBooking>named("hires")
                .column(word("venues.column.venue", locale), VenueBooking::venueName)
                .column(word("hires.column.from", locale), VenueBooking::starts)
                .column(word("hires.column.until", locale), VenueBooking::ends)
                .column(word("venue.timeZone", locale), hire -> hire.venue().zone())
                .column(word("hires.column.event", locale), own(caller, VenueBooking::eventCode))
                .column(word("hires.column.name", locale), own(caller, VenueBooking::eventName))
                .column(word("hires.column.note", locale), own(caller, VenueBooking::note))
                .column(word("hires.column.price", locale), own(caller, CalendarController::amount))
                .column(word("venue.currency", locale), own(caller, CalendarController::currency))
                .column(word("hires.column.mine", locale), hire -> hire.belongsTo(caller));
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static Function<VenueBooking, @Nullable Object> own(
            Caller caller, Function<VenueBooking, @Nullable Object> value) {
        return hire -> hire.belongsTo(caller) ? value.apply(hire) : null;
    }

    private static @Nullable BigDecimal amount(VenueBooking booking) {
        var price = booking.price();
        return price == null ? null : new BigDecimal(price.amount());
    }

    private static @Nullable String currency(VenueBooking booking) {
        var price = booking.price();
        return price == null ? null : price.currency();
    }

    /**
     * Of all venues: each by its own clock, so that the first day is asked for from the east on.
     */
    private List<VenueBooking> hires(@Nullable Venue venue, YearMonth month) {
        ZoneId east = venue == null ? ZoneOffset.MAX : venue.zone();
        ZoneId west = venue == null ? ZoneOffset.MIN : venue.zone();
        var filter =
                BookingFilter.ofVenue(
                        venue == null ? null : venue.id(),
                        CalendarMonth.earliest(month, east),
                        CalendarMonth.latest(month, west));
        return bookings.findAll(filter.at(clock.instant()), BookingFilter.page(0, MOST)).stream()
                .filter(hire -> CalendarMonth.touches(hire, month))
                .toList();
    }

    /** The month that is asked for, or the present one where none can be read. */
    private static YearMonth month(@Nullable String asked, LocalDate today) {
        try {
            var month = asked == null ? YearMonth.from(today) : YearMonth.parse(asked.strip());
            return month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR
                    ? YearMonth.from(today)
                    : month;
        } catch (DateTimeException e) {
            return YearMonth.from(today);
        }
    }

    private Venue venue(long id) {
        return venues.findById(id).orElseThrow(() -> Problems.notFound("venue"));
    }
}
