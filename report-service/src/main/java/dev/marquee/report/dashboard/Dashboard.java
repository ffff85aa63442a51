package dev.marquee.report.dashboard;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.report.client.EventClient;
import dev.marquee.report.client.EventClient.Events;
import dev.marquee.report.client.MailClient;
import dev.marquee.report.client.SalesClient;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the dashboard shows somebody. Sales, events and mails are asked of the services that have
 * them, all at once, as that person; what does not come in time is left out, and the page says so.
 */
@Component
class Dashboard {

    private static final int CHART_DAYS = 30;
    private static final int UPCOMING = 6;
    private static final int CHART_EVENTS = 12;
    private static final int MOST = 100;

    private final Inquiry inquiry;
    private final SalesClient sales;
    private final EventClient events;
    private final MailClient mails;
    private final Boards boards;
    private final Needs needs;
    private final Greetings greetings;
    private final Clock clock;
    private final StaffTime staffTime;

    Dashboard(
            Inquiry inquiry,
            SalesClient sales,
            EventClient events,
            MailClient mails,
            Boards boards,
            Needs needs,
            Greetings greetings,
            Clock clock,
            StaffTime staffTime) {
        this.inquiry = inquiry;
        this.sales = sales;
        this.events = events;
        this.mails = mails;
        this.boards = boards;
        this.needs = needs;
        this.greetings = greetings;
        this.clock = clock;
        this.staffTime = staffTime;
    }

    /** The figures alone. */
    Map<String, @Nullable Object> figuresOf(Caller caller) {
        var summary = askForSummary().await();
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("board", summary.map(known -> boards.of(known, caller)).orElse(null));
        return shown;
    }

    /** All of it. */
    Map<String, @Nullable Object> of(Caller caller) {
        var now = clock.instant();
        var runs = caller.has("ADMIN", "ORGANIZER");
        var zone = staffTime.zone();
        var today = LocalDate.ofInstant(now, zone);
        var first = today.minusDays(CHART_DAYS - 1L);

        var summary = askForSummary();
        var days = inquiry.ask("sales by day", () -> sales.days(first, today, zone.getId()));
        var coming =
                inquiry.ask(
                        "coming events",
                        () -> list("all", now.minus(Season.LONGEST), null, "starts_at"));
        var published = runs ? begun("published", now) : null;
        var soldOut = runs ? begun("sold_out", now) : null;
        var any =
                runs
                        ? inquiry.ask("events", () -> events.list("all", null, null, "code", 1))
                        : null;
        var mail = inquiry.ask("mails", mails::summary);

        var sold = summary.await();
        var season = coming.await();
        var onSale = season.map(known -> Season.onSale(known, now));
        var shown = new HashMap<String, @Nullable Object>(greetings.of(caller, now));
        shown.put("board", sold.map(known -> boards.of(known, caller)).orElse(null));
        shown.put(
                "days",
                days.await().map(known -> greetings.days(known, first, today)).orElse(null));
        shown.put("upcoming", onSale.map(known -> first(known, UPCOMING)).orElse(null));
        shown.put("filling", onSale.map(known -> first(known, CHART_EVENTS)).orElse(null));
        shown.put("runs", runs);
        shown.put("month", today.withDayOfMonth(1));
        shown.put("fresh", any != null && any.await().map(Events::total).orElse(1L) == 0);
        var over =
                published == null || soldOut == null
                        ? null
                        : Season.over(published.await(), soldOut.await(), now);
        var found = needs.of(caller, new Needs.Known(mail.await(), sold, season, over), now);
        shown.put("needs", found.needs());
        shown.put("unknown", found.unknown());
        return shown;
    }

    private Answer<SalesClient.Summary> askForSummary() {
        var zone = staffTime.zone().getId();
        return inquiry.ask("sales figures", () -> sales.summary(zone));
    }

    private Answer<Events> begun(String status, Instant now) {
        return inquiry.ask("events that have begun", () -> list(status, null, now, "-starts_at"));
    }

    private Events list(String status, @Nullable Instant from, @Nullable Instant to, String sort) {
        return events.list(status, from, to, sort, MOST);
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
