package dev.marquee.event.waitingroom;

import dev.marquee.event.catalogue.EventAccess;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The organiser's page about an event's waiting room. */
@Controller
@RequestMapping("/admin/events/{code}/waiting-room")
class WaitingRoomPageController {

    private static final String FORM = "waitingRoomForm";

    private final EventViews views;
    private final EventAccess access;
    private final WaitingRooms rooms;

    WaitingRoomPageController(EventViews views, EventAccess access, WaitingRooms rooms) {
        this.views = views;
        this.access = access;
        this.rooms = rooms;
    }

    @GetMapping
    String show(@PathVariable String code, Caller caller, Model model) {
        var event = own(code, caller);
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

    private String page(EventView event, Model model) {
        var open = rooms.open().stream().anyMatch(room -> room.eventId() == event.id());
        model.addAttribute("event", event).addAttribute("open", open);
        return "events/waiting-room";
    }

    private EventView own(String code, Caller caller) {
        return views.findOwn(code, caller).orElseThrow(() -> Problems.notFound("event"));
    }
}
