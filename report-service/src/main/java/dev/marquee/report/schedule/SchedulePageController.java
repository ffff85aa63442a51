package dev.marquee.report.schedule;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.report.analytics.SeenEvents;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of scheduled reports, and the page of each. */
@Controller
@RequestMapping("/admin/reports/schedules")
class SchedulePageController {

    private static final Set<String> DONE =
            Set.of("saved", "deleted", "paused", "resumed", "sent", "too-many");
    private static final int MOST = 100;
    private static final int RUNS = 30;

    /**
     * A line of the list.
     *
     * @param next when it is due, in words; null while it is paused
     * @param readers how many get it
     */
    record Line(Schedule schedule, String rhythm, @Nullable String next, long readers) {}

    private final ManageSchedules manage;
    private final Schedules schedules;
    private final Recipients recipients;
    private final Runs runs;
    private final SeenEvents events;
    private final ScheduleWords words;
    private final Languages languages;
    private final MessageSource messages;
    private final Clock clock;

    SchedulePageController(
            ManageSchedules manage,
            Schedules schedules,
            Recipients recipients,
            Runs runs,
            SeenEvents events,
            ScheduleWords words,
            Languages languages,
            MessageSource messages,
            Clock clock) {
        this.manage = manage;
        this.schedules = schedules;
        this.recipients = recipients;
        this.runs = runs;
        this.events = events;
        this.words = words;
        this.languages = languages;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Locale locale,
            Model model) {
        flash(done, locale, model);
        model.addAttribute(
                "lines",
                schedules.of(caller.id(), 0, MOST).stream()
                        .map(schedule -> line(schedule, locale))
                        .toList());
        return "schedules/list";
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Locale locale,
            Model model) {
        var schedule = manage.get(id, caller);
        flash(done, locale, model);
        model.addAttribute("line", line(schedule, locale))
                .addAttribute("schedule", schedule)
                .addAttribute("eventName", eventName(schedule, caller))
                .addAttribute("language", languages.of(languages.orHouse(schedule.lang())))
                .addAttribute("recipients", recipients.of(id))
                .addAttribute("runs", runs.of(id, RUNS));
        return "schedules/schedule";
    }

    @PostMapping("/{id}/pause")
    String pause(@PathVariable long id, Caller caller) {
        manage.pause(id, caller);
        return "redirect:/admin/reports/schedules/" + id + "?done=paused";
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable long id, Caller caller) {
        manage.resume(id, caller);
        return "redirect:/admin/reports/schedules/" + id + "?done=resumed";
    }

    /** To its owner alone. */
    @PostMapping("/{id}/send")
    String send(@PathVariable long id, Caller caller) {
        var done = manage.trial(id, caller) ? "sent" : "too-many";
        return "redirect:/admin/reports/schedules/" + id + "?done=" + done;
    }

    @GetMapping("/{id}/delete")
    String askBeforeDeleting(@PathVariable long id, Caller caller, Model model) {
        model.addAttribute("schedule", manage.get(id, caller));
        return "schedules/delete";
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long id, Caller caller) {
        manage.delete(id, null, caller);
        return "redirect:/admin/reports/schedules?done=deleted";
    }

    private Line line(Schedule schedule, Locale locale) {
        var timing = schedule.timing();
        var due = schedule.nextAt();
        var next = due.isBefore(clock.instant()) ? timing.due(timing.next(clock.instant())) : due;
        return new Line(
                schedule,
                words.rhythm(timing, locale),
                schedule.active() ? words.moment(next, timing, locale) : null,
                confirmed(recipients.of(schedule.id())));
    }

    private static long confirmed(List<Recipient> all) {
        return all.stream().filter(one -> one.state() == Recipient.State.CONFIRMED).count();
    }

    /** As far as it can be asked now. */
    private @Nullable String eventName(Schedule schedule, Caller caller) {
        if (schedule.eventId() == null) return null;
        try {
            return events.get(String.valueOf(schedule.eventId()), caller).name();
        } catch (ErrorResponseException e) {
            return "–";
        }
    }

    private void flash(String done, Locale locale, Model model) {
        if (DONE.contains(done))
            model.addAttribute(
                    "flash", messages.getMessage("schedules.done." + done, null, locale));
    }
}
