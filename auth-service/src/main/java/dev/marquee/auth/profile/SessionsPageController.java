package dev.marquee.auth.profile;

import dev.marquee.auth.grant.Grant;
import dev.marquee.auth.session.BrowserSessions;
import dev.marquee.auth.session.SessionCookie;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The browsers that one is signed in with. */
@Controller
class SessionsPageController {

    /** One of them, in words. */
    record Line(
            long id,
            BrowserName browser,
            String address,
            Instant since,
            Instant lastSeen,
            boolean current) {

        static Line of(BrowserSessions.Seen seen) {
            return new Line(
                    seen.id(),
                    BrowserName.of(seen.userAgent()),
                    seen.address(),
                    seen.createdAt(),
                    seen.lastSeenAt(),
                    seen.current());
        }
    }

    private final OwnAccount own;
    private final BrowserSessions sessions;
    private final SessionCookie cookie;

    SessionsPageController(OwnAccount own, BrowserSessions sessions, SessionCookie cookie) {
        this.own = own;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GetMapping("/profile/sessions")
    ModelAndView page(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean done,
            @CookieValue(name = SessionCookie.NAME, required = false) @Nullable String key) {
        var lines = sessions.of(own.of(caller), key).stream().map(Line::of).toList();
        return new ModelAndView("profile/sessions")
                .addObject("grants", own.grantsOf(own.of(caller)))
                .addObject("sessions", lines)
                .addObject("done", done);
    }

    @PostMapping("/profile/sessions/{id}/end")
    ModelAndView end(Caller caller, @PathVariable long id) {
        if (!sessions.close(own.of(caller).id(), id)) throw Problems.notFound("session");
        return new ModelAndView("redirect:/profile/sessions?done=true", HttpStatus.SEE_OTHER);
    }

    @PostMapping("/profile/sessions/end-all")
    ModelAndView endAll(
            Caller caller,
            @RequestParam(defaultValue = "") Set<Grant> keep,
            HttpServletResponse response) {
        own.signOutEverywhere(own.of(caller), keep);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.cleared());
        return new ModelAndView("redirect:/login", HttpStatus.SEE_OTHER);
    }
}
