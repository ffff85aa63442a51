package dev.marquee.report.dashboard;

import dev.marquee.platform.security.Caller;
import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.client.EventClient.Events;
import dev.marquee.report.client.MailClient;
import dev.marquee.report.client.SalesClient;
import dev.marquee.report.dashboard.Season.Over;
import dev.marquee.report.postevent.DueReports;
import dev.marquee.report.wording.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what needs somebody, most pressing first. */
@Component
class Needs {

    /** So many of one kind are told one by one; of more, the first ones and how many there are. */
    private static final int FEW = 3;

    /**
     * What the services said. Null was not asked, because it is none of this person's business;
     * empty was not answered.
     */
    record Known(
            Optional<MailClient.Summary> mails,
            Optional<SalesClient.Summary> sales,
            Optional<Events> coming,
            @Nullable Optional<Over> over) {}

    /**
     * What was found.
     *
     * @param unknown of what one cannot know just now whether it needs somebody: mails, sales,
     *     events
     */
    record Found(List<Need> needs, List<String> unknown) {}

    private final DueReports reports;
    private final Wording wording;

    Needs(DueReports reports, Wording wording) {
        this.reports = reports;
        this.wording = wording;
    }

    Found of(Caller caller, Known known, Instant now) {
        var needs = new ArrayList<Need>();
        var unknown = new ArrayList<String>();
        known.mails.ifPresentOrElse(
                mails -> mails(mails, caller, needs), () -> unknown.add("mails"));
        known.sales.ifPresent(sales -> ledgers(sales, needs));
        if (known.over != null)
            known.over.ifPresentOrElse(over -> over(over, needs), () -> unknown.add("events"));
        if (caller.has("ADMIN", "ORGANIZER")) {
            known.coming.ifPresent(coming -> drafts(Season.draftsForSoon(coming, now), needs));
            if (known.coming.isEmpty() && !unknown.contains("events")) unknown.add("events");
            due(caller, needs);
            known.sales.ifPresentOrElse(
                    sales -> nearlySoldOut(sales, needs), () -> unknown.add("sales"));
        }
        return new Found(needs, unknown);
    }

    private static void mails(MailClient.Summary mails, Caller caller, List<Need> needs) {
        var page = caller.has("ADMIN") ? "/admin/mail?status=" : "";
        if (mails.failed() > 0)
            needs.add(
                    new Need(
                            "mail-failed",
                            "envelope-exclamation",
                            List.of(mails.failed()),
                            page.isEmpty() ? page : page + "failed"));
        if (mails.uncertain() > 0)
            needs.add(
                    new Need(
                            "mail-uncertain",
                            "envelope-exclamation",
                            List.of(mails.uncertain()),
                            page.isEmpty() ? page : page + "uncertain"));
    }

    /** Who may not read ledgers is not told how many. */
    private static void ledgers(SalesClient.Summary sales, List<Need> needs) {
        var broken = sales.ledgerBroken();
        if (broken != null && broken > 0)
            needs.add(
                    new Need(
                            "ledger-broken",
                            "exclamation-triangle-fill",
                            List.of(broken),
                            "/admin/ledger"));
    }

    private void over(Over over, List<Need> needs) {
        for (var event : first(over.shown()))
            needs.add(
                    new Need(
                            "over",
                            "clock",
                            List.of(event.name(), when(event)),
                            page(event.code())));
        more("over", "clock", over.total(), "/admin/events?status=published&sort=starts_at", needs);
    }

    private void drafts(List<Event> drafts, List<Need> needs) {
        for (var event : first(drafts))
            needs.add(
                    new Need(
                            "draft",
                            "calendar-event",
                            List.of(event.name(), when(event)),
                            page(event.code())));
        more("draft", "calendar-event", drafts.size(), "/admin/events?status=draft", needs);
    }

    private void due(Caller caller, List<Need> needs) {
        for (var event : reports.latest(caller, FEW))
            needs.add(
                    new Need(
                            "report",
                            "file-earmark-text",
                            List.of(event.name(), wording.day(event.startsAt())),
                            "/admin/reports/new?event=" + event.code()));
        more("report", "file-earmark-text", reports.count(caller), "/admin/reports/new", needs);
    }

    private static void nearlySoldOut(SalesClient.Summary sales, List<Need> needs) {
        var events = sales.nearlySoldOut();
        for (var event : first(events))
            needs.add(
                    new Need(
                            "nearly-sold-out",
                            "ticket-perforated",
                            List.of(
                                    event.name(),
                                    event.sold(),
                                    event.capacity(),
                                    event.capacity() - event.sold()),
                            page(event.code())));
        more(
                "nearly-sold-out",
                "ticket-perforated",
                events.size(),
                "/admin/events?status=published&sort=-sold",
                needs);
    }

    private static void more(String kind, String icon, long total, String href, List<Need> needs) {
        if (total > FEW) needs.add(new Need(kind + "-more", icon, List.of(total - FEW), href));
    }

    private String when(Event event) {
        return wording.time(event.startsAt().atZoneSameInstant(ZoneId.of(event.timeZone())));
    }

    private static String page(String code) {
        return "/admin/events/" + code;
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(FEW, all.size()));
    }
}
