package dev.marquee.customer.complaint.desk;

import dev.marquee.customer.complaint.ComplaintList;
import dev.marquee.customer.complaint.ComplaintList.Query;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.customer.complaint.mail.KeptMails;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of complaints: what is due first stands first. */
@Controller
@RequestMapping("/admin/complaints")
class QueueController {

    private static final int SIZE = 25;

    private final ComplaintList list;
    private final KeptMails mails;
    private final Clock clock;

    QueueController(ComplaintList list, KeptMails mails, Clock clock) {
        this.list = list;
        this.mails = mails;
        this.clock = clock;
    }

    @GetMapping
    String queue(
            @RequestParam(defaultValue = "open") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "due") String sort,
            @RequestParam(defaultValue = "0") int page,
            Caller caller,
            Model model) {
        var reader = Reader.of(caller);
        var query = Query.typed(view, q, number(event), sort);
        var total = list.count(query, reader);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("complaints", list.page(query, reader, SIZE, (long) shown * SIZE));
        model.addAttribute("query", query);
        model.addAttribute("counts", counts(reader));
        model.addAttribute("events", list.events(reader));
        model.addAttribute("staff", reader.isStaff());
        model.addAttribute("mails", reader.isStaff() ? mails.countWaiting() : 0L);
        model.addAttribute("now", clock.instant());
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute(
                "list",
                ListAddress.of("/admin/complaints")
                        .with("view", query.view())
                        .with("q", query.words())
                        .with("event", event)
                        .with("sort", query.newestFirst() ? "newest" : ""));
        return "complaint/queue";
    }

    /** How many stand in each of the first views; what is over is not counted. */
    private Map<String, Long> counts(Reader reader) {
        var counts = new LinkedHashMap<String, Long>();
        for (var view : Query.VIEWS) {
            if (view.equals("unconfirmed") && !reader.isStaff()) continue;
            var counted = view.equals("open") || view.equals("mine") || view.equals("in_progress");
            counts.put(view, counted ? list.count(Query.typed(view, "", null, ""), reader) : -1L);
        }
        return counts;
    }

    private static @Nullable Long number(String text) {
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
