package dev.marquee.auth.session;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.factor.SecondFactors;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.audit.AuditTrail.Actor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What a browser gets once somebody has shown who they are. */
@Component
public class BrowserSignIn {

    static final String PENDING = "marquee_sign_in";

    private final BrowserSessions sessions;
    private final PendingSignIns pending;
    private final SessionCookie cookie;
    private final SecondFactors factors;
    private final AuditTrail audit;

    BrowserSignIn(
            BrowserSessions sessions,
            PendingSignIns pending,
            SessionCookie cookie,
            SecondFactors factors,
            AuditTrail audit) {
        this.sessions = sessions;
        this.pending = pending;
        this.cookie = cookie;
        this.factors = factors;
        this.audit = audit;
    }

    /** After a right password: into the house, or to the second step where there is one. */
    public ResponseEntity<Void> afterPassword(
            Account account, @Nullable String target, @Nullable String before) {
        var next = ReturnAddress.orElse(target, home(account));
        var enrolled = factors.isOn(account.id());
        if (!enrolled && !factors.isRequired(account)) return enter(account, next, before);
        return seeOther(enrolled ? "/login/code" : "/login/two-step")
                .header(
                        HttpHeaders.SET_COOKIE,
                        pendingCookie(pending.open(account, next), PendingSignIns.LIFETIME))
                .build();
    }

    /** Into the house, once everything is shown. */
    ResponseEntity<Void> enter(Account account, String next, @Nullable String before) {
        return seeOther(next).headers(to -> to.addAll(open(account, before))).build();
    }

    /**
     * Opens a browser session, always a new one.
     *
     * @param before the key of the one that the browser had, which ends
     * @return the cookies to send
     */
    public HttpHeaders open(Account account, @Nullable String before) {
        if (before != null) sessions.close(before);
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, cookie.holding(sessions.open(account), account));
        audit.record(
                Actor.account(account.id(), account.email().value()),
                "signed-in",
                "account:" + account.id(),
                "browser");
        headers.add(HttpHeaders.SET_COOKIE, pendingCookie("", Duration.ZERO));
        return headers;
    }

    /** Where to go after signing in: the wanted address if it is one of ours, else home. */
    public String next(Account account, @Nullable String target) {
        return ReturnAddress.orElse(target, home(account));
    }

    private String pendingCookie(String value, Duration lifetime) {
        return ResponseCookie.from(PENDING, value)
                .path("/login")
                .httpOnly(true)
                .secure(cookie.isSecure())
                .sameSite("Lax")
                .maxAge(lifetime)
                .build()
                .toString();
    }

    private static ResponseEntity.BodyBuilder seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** A page that is open to the account: of several roles, the one that may do most counts. */
    static String home(Account account) {
        var roles = account.roles();
        if (roles.contains(Role.ADMIN) || roles.contains(Role.ORGANIZER)) return "/admin";
        if (roles.contains(Role.SUPPORT)) return "/admin/tickets";
        return roles.contains(Role.ENTRY_MANAGER) ? "/entry/" : "/my";
    }
}
