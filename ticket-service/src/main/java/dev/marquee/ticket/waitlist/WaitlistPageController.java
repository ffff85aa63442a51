package dev.marquee.ticket.waitlist;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.backoffice.EventDesk.Opened;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.search.Scope;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who waits for an event, as its staff sees it; the rules in words, and how to change them. */
@Controller
@RequestMapping("/admin/tickets/attendees/{code}/waiting-list")
class WaitlistPageController {

    private static final String FORM = "waitlistForm";
    private static final int LONGEST_REASON = 500;
    private static final int PAGE = 50;

    /** The rules as they are typed. */
    record Form(
            @Nullable Boolean enabled,
            @NotNull @Min(1) @Max(168) @Nullable Integer offerHours,
            @NotNull @Min(0) @Max(336) @Nullable Integer patienceHours) {}

    private final EventDesk events;
    private final WaitingEntries entries;
    private final WaitlistCounts counts;
    private final WaitlistSettings settings;
    private final SaveRules saveRules;
    private final OfferOutOfOrder offer;
    private final WaitingViews views;

    WaitlistPageController(
            EventDesk events,
            WaitingEntries entries,
            WaitlistCounts counts,
            WaitlistSettings settings,
            SaveRules saveRules,
            OfferOutOfOrder offer,
            WaitingViews views) {
        this.events = events;
        this.entries = entries;
        this.counts = counts;
        this.settings = settings;
        this.saveRules = saveRules;
        this.offer = offer;
        this.views = views;
    }

    @GetMapping
    String show(
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Model model) {
        var event = events.open(Scope.of(caller), code);
        model.addAttribute("done", done).addAttribute(FORM, stored(event));
        return page(event, Math.clamp(page, 0, 1000), model);
    }

    private Form stored(Opened event) {
        var rules = settings.of(event.id());
        return new Form(rules.enabled(), rules.offerHours(), rules.patienceHours());
    }

    @PostMapping
    String save(
            @PathVariable String code,
            @Valid @ModelAttribute(FORM) Form form,
            BindingResult errors,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var event = events.open(Scope.of(caller), code);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(event, 0, model);
        }
        saveRules.save(
                event.id(),
                new WaitlistRules(
                        Boolean.TRUE.equals(form.enabled),
                        Objects.requireNonNull(form.offerHours),
                        Objects.requireNonNull(form.patienceHours),
                        settings.of(event.id()).successors()));
        return redirect(event, "saved");
    }

    /** Who waits for a type that is no longer sold gets another one. */
    @PostMapping("/successor")
    String follow(
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long type,
            @RequestParam(defaultValue = "0") long successor,
            Caller caller) {
        var event = events.open(Scope.of(caller), code);
        saveRules.follow(event.id(), type, successor);
        return redirect(event, "saved");
    }

    @PostMapping("/{entry:\\d{1,18}}/offer")
    String offer(
            @PathVariable String code,
            @PathVariable long entry,
            @RequestParam(defaultValue = "") String reason,
            Caller caller) {
        var event = events.open(Scope.of(caller), code);
        var found =
                entries.find(entry)
                        .filter(it -> it.eventId() == event.id())
                        .orElseThrow(() -> Problems.notFound("place"));
        var why = reason.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) return redirect(event, "no-reason");
        try {
            offer.handle(found, Actor.staff(caller), why);
            return redirect(event, "offered");
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            return redirect(event, "not-offered");
        }
    }

    private static String redirect(Opened event, String done) {
        return "redirect:/admin/tickets/attendees/%s/waiting-list?done=%s"
                .formatted(event.code(), done);
    }

    private String page(Opened event, int page, Model model) {
        var found = counts.page(event.id(), page, PAGE);
        model.addAttribute("event", event)
                .addAttribute("counts", counts.of(event.id()))
                .addAttribute("rules", saveRules.view(event.id()))
                .addAttribute("stuck", saveRules.withoutSuccessor(event.id()))
                .addAttribute("onSale", saveRules.onSale(event.id()))
                .addAttribute("found", found)
                .addAttribute("more", (page + 1L) * PAGE < found.total())
                .addAttribute("places", found.items().stream().map(views::forStaff).toList());
        return "waitlist/page";
    }
}
