package dev.marquee.gateway.room;

import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The waiting room as a page. Without script, it renews itself. */
@Controller
@RequestMapping("/e/{code}/waiting-room")
class RoomPageController {

    private static final List<PlaceState> WATCHED =
            List.of(
                    PlaceState.CALLED,
                    PlaceState.INSIDE,
                    PlaceState.BOOKED,
                    PlaceState.EXPIRED,
                    PlaceState.MISSED,
                    PlaceState.LEFT);

    private final RoomDesk desk;
    private final PlaceTokens tokens;
    private final RoomWords words;
    private final RoomSettings settings;
    private final ObjectProvider<RushVisitors> rush;
    private final Clock clock;

    RoomPageController(
            RoomDesk desk,
            PlaceTokens tokens,
            RoomWords words,
            RoomSettings settings,
            ObjectProvider<RushVisitors> rush,
            Clock clock) {
        this.rush = rush;
        this.settings = settings;
        this.desk = desk;
        this.tokens = tokens;
        this.words = words;
        this.clock = clock;
    }

    /** Whoever's turn it is is led on to the tickets. */
    @GetMapping
    String show(
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var room = desk.room(code);
        var now = clock.instant();
        var place = desk.place(room, request).orElse(null);
        if (place != null && place.letsInAt(now)) {
            var entered = room.enter(place, now);
            var until = entered.expiresAt();
            if (entered.letsInAt(now) && until != null) {
                response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        tokens.inside(room.terms().code(), Duration.between(now, until)));
                return "redirect:/e/" + room.terms().code();
            }
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE, tokens.inside(room.terms().code(), Duration.ZERO));
        words.fill(model, room, desk.view(room), locale);
        if (place != null) words.fill(model, room, desk.view(room, place), locale);
        return "waiting-room";
    }

    @PostMapping
    ModelAndView join(
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var room = desk.room(code);
        try {
            var token = desk.join(room, request);
            if (token != null)
                response.addHeader(
                        HttpHeaders.SET_COOKIE, tokens.cookie(room.terms().eventId(), token));
        } catch (ErrorResponseException refusal) {
            response.setStatus(refusal.getStatusCode().value());
            words.fill(model, room, desk.view(room), locale);
            words.refuse(model, refusal, locale);
            return new ModelAndView("waiting-room");
        }
        return seeOther("/e/" + room.terms().code() + "/waiting-room");
    }

    @PostMapping("/leave")
    ModelAndView leave(
            @PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        var room = desk.room(code);
        desk.place(room, request).ifPresent(place -> room.leave(place.id()));
        response.addHeader(HttpHeaders.SET_COOKIE, tokens.forgotten(room.terms().eventId()));
        response.addHeader(
                HttpHeaders.SET_COOKIE, tokens.inside(room.terms().code(), Duration.ZERO));
        return seeOther("/e/" + room.terms().code());
    }

    private static ModelAndView seeOther(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(view);
    }

    /** What the page's script asks for again and again: words, made here once for all languages. */
    @GetMapping("/place")
    @ResponseBody
    RoomWords.Line line(@PathVariable String code, HttpServletRequest request, Locale locale) {
        var room = desk.room(code);
        var place = desk.place(room, request).orElseThrow(() -> Problems.notFound("place"));
        return words.line(room, desk.view(room, place), locale);
    }

    /** Figures for whoever watches a rush: they are the same that every visitor is told. */
    @GetMapping("/watch")
    String watch(@PathVariable String code, Model model, Locale locale) {
        var room = desk.room(code);
        words.fill(model, room, desk.view(room), locale);
        model.addAttribute("counts", room.snapshot().counts())
                .addAttribute("watched", WATCHED)
                .addAttribute("rush", settings.rushVisitors() > 0);
        rush.ifAvailable(visitors -> model.addAttribute("times", visitors.times()));
        return "waiting-room-watch";
    }
}
