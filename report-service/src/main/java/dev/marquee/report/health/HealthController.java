package dev.marquee.report.health;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.report.health.HealthWords.Line;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How the suite is doing, for administrators; the words alone for those who leave it open. */
@Controller
@RequestMapping("/admin/health")
class HealthController {

    /** A few sentences about one part of the suite. */
    record Part(String name, List<Line> lines) {}

    /** A line of the table of services. */
    record Row(String name, String state, @Nullable Boolean database, String connections) {}

    /** A minute of the charts. */
    record Point(
            String label, long bookings, long longestWait, long mailsWaiting, long oldestMessage) {}

    private final HealthWatch watch;
    private final LastHour lastHour;
    private final HealthWords words;
    private final StaffTime staffTime;

    HealthController(HealthWatch watch, LastHour lastHour, HealthWords words, StaffTime staffTime) {
        this.watch = watch;
        this.lastHour = lastHour;
        this.words = words;
        this.staffTime = staffTime;
    }

    @GetMapping
    String show(Model model) {
        figures(model);
        model.addAttribute(
                "minutes",
                lastHour.minutes().stream()
                        .map(minute ->
                                new Point(
                                        clock(minute.at()),
                                        minute.bookings(),
                                        minute.longestWait(),
                                        minute.mailsWaiting(),
                                        minute.oldestMessage()))
                        .toList());
        return "health/health";
    }

    @GetMapping(params = "part=figures")
    String figures(Model model) {
        var now = watch.now();
        model.addAttribute(
                "parts",
                List.of(
                        new Part("bookings", words.bookings(now.tickets())),
                        new Part("mails", words.mails(now.notifications())),
                        new Part("messages", words.messages(now.byName()))));
        model.addAttribute(
                "services",
                now.byName().stream()
                        .map(service ->
                                new Row(
                                        service.name(),
                                        service.state().name().toLowerCase(Locale.ROOT),
                                        service.database(),
                                        words.connections(service)))
                        .toList());
        model.addAttribute("at", clock(now.at()));
        return "health/figures :: figures";
    }

    private String clock(Instant at) {
        return DateFormats.of("HH:mm", LocaleContextHolder.getLocale())
                .format(at.atZone(staffTime.zone()));
    }
}
