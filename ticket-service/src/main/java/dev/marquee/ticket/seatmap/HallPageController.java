package dev.marquee.ticket.seatmap;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.backoffice.EventDesk.Opened;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.search.Scope;
import dev.marquee.ticket.seating.OrphanRule;
import dev.marquee.ticket.seating.ReadSeats;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The hall of an event, with who sits where, as its staff sees it and changes it. */
@Controller
@RequestMapping("/admin/tickets/attendees/{code}/seats")
class HallPageController {

    private static final int MOST_SEATS = 5_000;
    private static final int LONGEST_REASON = 200;

    private final EventDesk events;
    private final ReadSeats seats;
    private final SeatOwners owners;
    private final ChangeSeats change;

    HallPageController(EventDesk events, ReadSeats seats, SeatOwners owners, ChangeSeats change) {
        this.events = events;
        this.seats = seats;
        this.owners = owners;
        this.change = change;
    }

    @GetMapping
    String show(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Model model) {
        model.addAttribute("done", done);
        return page(events.open(Scope.of(caller), code), section, model);
    }

    /** Blocks the seats that are ticked, keeps them back, or puts them on sale again. */
    @PostMapping
    String change(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable List<String> seats,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable String section,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var event = events.open(Scope.of(caller), code);
        var chosen = Objects.requireNonNullElse(seats, List.<String>of());
        if (chosen.isEmpty() || chosen.size() > MOST_SEATS) return redirect(event, section, "none");
        return tried(
                event,
                section,
                response,
                model,
                () -> {
                    if (what.equals("sell")) change.unblock(event.id(), chosen);
                    else
                        change.block(
                                event.id(),
                                chosen,
                                what.equals("kept") ? "kept" : "blocked",
                                plain(reason),
                                caller.email());
                });
    }

    @PostMapping("/rule")
    String rule(
            @PathVariable String code,
            @RequestParam(defaultValue = "ADVISE") OrphanRule orphans,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var event = events.open(Scope.of(caller), code);
        return tried(event, null, response, model, () -> change.rule(event.id(), orphans));
    }

    /** Moves whoever has a ticket, by its code. */
    @PostMapping("/move")
    String move(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String seat,
            @RequestParam(required = false) @Nullable String section,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var event = events.open(Scope.of(caller), code);
        model.addAttribute("typedTicket", ticket).addAttribute("typedSeat", seat);
        return tried(
                event,
                section,
                response,
                model,
                () ->
                        change.move(
                                ticket(event, ticket.strip()), seat.strip(), Actor.staff(caller)));
    }

    private long ticket(Opened event, String typed) {
        return owners.of(event.id()).stream()
                .filter(it -> it.code() != null && it.code().equalsIgnoreCase(typed))
                .map(SeatOwners.Owned::ticketId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(
                        () -> Problems.invalid("ticket", Text.of("invalid.no-ticket-of-this")));
    }

    private static @Nullable String plain(String typed) {
        var reason = typed.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        if (reason.isEmpty()) return null;
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    /** What is refused is said above the hall as it is. */
    private String tried(
            Opened event,
            @Nullable String section,
            HttpServletResponse response,
            Model model,
            Runnable work) {
        try {
            work.run();
            return redirect(event, section, "saved");
        } catch (ErrorResponseException e) {
            if (!e.getStatusCode().is4xxClientError()) throw e;
            response.setStatus(e.getStatusCode().value());
            model.addAttribute("refused", Problems.said(e));
            return page(event, section, model);
        }
    }

    private static String redirect(Opened event, @Nullable String section, String done) {
        var there = section == null || section.isBlank() ? "" : "&section={section}";
        return UriComponentsBuilder.fromUriString(
                        "redirect:/admin/tickets/attendees/{code}/seats?done={done}" + there)
                .build(false)
                .expand(
                        section == null || section.isBlank()
                                ? new Object[] {event.code(), done}
                                : new Object[] {event.code(), done, section})
                .encode()
                .toUriString();
    }

    private String page(Opened event, @Nullable String section, Model model) {
        var free = seats.of(event.id()).orElse(null);
        model.addAttribute("event", event);
        if (free == null) return "seatmap/none";
        model.addAttribute("orphans", free.orphans())
                .addAttribute("rules", OrphanRule.values())
                .addAttribute("hall", HallMap.of(free, owners.of(event.id()), section));
        return "seatmap/hall";
    }
}
