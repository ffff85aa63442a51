package dev.marquee.notification.queue;

import dev.marquee.notification.content.MailKind;
import dev.marquee.platform.web.StaffTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queues on a page, and what to do when one stands still. */
@Controller
@RequestMapping("/admin/queues")
class QueuePageController {

    /** A queue, with its times as staff read them; empty where there is none. */
    record Line(QueueState state, String oldest, String pausedUntil, List<Waiting> waiting) {}

    record Waiting(String priority, long waiting, String oldest) {}

    private static final int LONGEST = 200;

    private final Queues queues;
    private final StaffTime times;

    QueuePageController(Queues queues, StaffTime times) {
        this.queues = queues;
        this.times = times;
    }

    @GetMapping
    String page(Model model) {
        return show(model, "", "", "");
    }

    @PostMapping("/mails/retry")
    String retry(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        if (isMissing(reason)) return show(model, kind, reason, "retry");
        var queued = queues.retryDead(MailKind.of(kind).orElse(null), reason.strip());
        return "redirect:/admin/queues?queued=" + queued;
    }

    @PostMapping("/mails/pause")
    String pause(@RequestParam(defaultValue = "") String reason, Model model) {
        if (isMissing(reason)) return show(model, "", reason, "pause");
        queues.pauseBulk(reason.strip());
        return "redirect:/admin/queues";
    }

    @PostMapping("/mails/resume")
    String resume(@RequestParam(defaultValue = "") String reason, Model model) {
        if (isMissing(reason)) return show(model, "", reason, "pause");
        queues.resumeBulk(reason.strip());
        return "redirect:/admin/queues";
    }

    private static boolean isMissing(String reason) {
        return reason.isBlank() || reason.length() > LONGEST;
    }

    private String show(Model model, String kind, String reason, String missing) {
        var lines = queues.all().stream().map(this::line).toList();
        model.addAttribute("queues", lines);
        model.addAttribute("mails", lines.getFirst());
        model.addAttribute("kind", kind);
        model.addAttribute("reason", reason);
        model.addAttribute("missing", missing);
        return "queue/queues";
    }

    private Line line(QueueState state) {
        return new Line(
                state,
                time(state.oldest()),
                time(state.bulkPausedUntil()),
                state.byPriority().stream()
                        .map(it -> new Waiting(it.priority(), it.waiting(), time(it.oldest())))
                        .toList());
    }

    private String time(@Nullable Instant time) {
        return time == null ? "" : times.second(time);
    }
}
