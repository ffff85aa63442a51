package dev.marquee.auth.session;

import dev.marquee.auth.factor.SecondStepTurnedOn;
import dev.marquee.auth.revocation.Revocations;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Whoever signed in with the password alone must come again with both steps, but for this browser.
 */
@Component
class EndOtherSessions {

    private final BrowserSessions sessions;
    private final SessionCookie cookie;
    private final Revocations revocations;

    EndOtherSessions(BrowserSessions sessions, SessionCookie cookie, Revocations revocations) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.revocations = revocations;
    }

    @EventListener
    void on(SecondStepTurnedOn turnedOn) {
        var current =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                        ? cookie.in(now.getRequest())
                        : null;
        sessions.closeOthers(turnedOn.accountId(), current);
        revocations.endAll(String.valueOf(turnedOn.accountId()));
    }
}
