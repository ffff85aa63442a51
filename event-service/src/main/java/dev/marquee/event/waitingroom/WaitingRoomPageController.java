package dev.marquee.event.waitingroom;

import dev.marquee.event.catalogue.EventAccess;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

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
    ModelAndView show(@PathVariable String code, Caller caller) {
        var event = own(code, caller);
        return page(event, HttpStatus.OK).addObject(FORM, WaitingRoomForm.of(rooms.of(event.id())));
    }

    @PostMapping
    ModelAndView decide(
            @PathVariable String code,
            @Valid @ModelAttribute(FORM) WaitingRoomForm form,
            BindingResult errors,
            Caller caller) {
        var event = own(code, caller);
        if (errors.hasErrors()) return page(event, HttpStatus.UNPROCESSABLE_CONTENT);
        rooms.decide(access.own(code, caller), form.over(rooms.of(event.id())));
        return new ModelAndView("redirect:/admin/events/" + event.code() + "?done=room");
    }

    private ModelAndView page(EventView event, HttpStatus status) {
        var page = new ModelAndView("events/waiting-room", status);
        page.addObject("event", event);
        page.addObject(
                "open",
                rooms.open().stream()
                        .filter(room -> room.eventId() == event.id())
                        .findFirst()
                        .orElse(null));
        return page;
    }

    private EventView own(String code, Caller caller) {
        return views.findOwn(code, caller).orElseThrow(() -> Problems.notFound("event"));
    }
}
