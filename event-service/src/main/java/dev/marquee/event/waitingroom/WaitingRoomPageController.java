package dev.marquee.event.waitingroom;

import dev.marquee.event.catalogue.EventAccess;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The organiser's page about an event's waiting room. */
@Controller
@RequestMapping("/admin/events/{code}/waiting-room")
class WaitingRoomPageController {

    private static final String FORM = "waitingRoomForm";

    private final EventViews views;
    private final EventAccess access;
    private final WaitingRooms rooms;
    private final FiguresTable figures;
    private final MessageSource messages;
    private final Clock clock;

    WaitingRoomPageController(
            EventViews views,
            EventAccess access,
            WaitingRooms rooms,
            FiguresTable figures,
            MessageSource messages,
            Clock clock) {
        this.views = views;
        this.access = access;
        this.rooms = rooms;
        this.figures = figures;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        if (done != null)
            model.addAttribute(
                    "flash", messages.getMessage("room.done." + done, null, null, locale));
        model.addAttribute(FORM, WaitingRoomForm.of(rooms.of(event.id())));
        return page(event, model);
    }

    @PostMapping
    String decide(
            @PathVariable String code,
            @Valid @ModelAttribute(FORM) WaitingRoomForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        var event = own(code, caller);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(event, model);
        }
        rooms.decide(access.own(code, caller), form.over(rooms.of(event.id())));
        return "redirect:/admin/events/" + event.code() + "?done=room";
    }

    @PostMapping("/open")
    String open(@PathVariable String code, Caller caller) {
        var event = access.own(code, caller);
        rooms.openNow(event);
        return "redirect:/admin/events/" + event.code() + "/waiting-room?done=opened";
    }

    @PostMapping("/close")
    String close(@PathVariable String code, Caller caller) {
        var event = access.own(code, caller);
        rooms.closeNow(event);
        return "redirect:/admin/events/" + event.code() + "/waiting-room?done=closed";
    }

    private String page(EventView event, Model model) {
        var now = clock.instant();
        var told = figures.of(event.id()).orElse(null);
        model.addAttribute("event", event)
                .addAttribute("room", rooms.open(event.id()).orElse(null))
                .addAttribute("decided", rooms.of(event.id()))
                .addAttribute("figures", told)
                .addAttribute("fresh", told != null && told.isFreshAt(now));
        return "events/waiting-room";
    }

    private EventView own(String code, Caller caller) {
        return views.findOwn(code, caller).orElseThrow(() -> Problems.notFound("event"));
    }
}
