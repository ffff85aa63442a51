package dev.marquee.auth.registration;

import dev.marquee.auth.account.AccountClosed;
import dev.marquee.auth.letter.Purpose;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.WebUtils;

/**
 * The browsers in which somebody has just registered: whoever sits there chose the password. A
 * mailed link that is opened in another browser may have reached somebody else.
 */
@Repository
class RegistrationBrowsers {

    private static final String COOKIE = "marquee_registration";
    private static final Duration REMEMBERED = Purpose.VERIFY_EMAIL.valid();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean secure;

    RegistrationBrowsers(JdbcClient jdbc, Clock clock, MarqueeSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.secure = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
    }

    /**
     * Remembers the browser for as long as the link works.
     *
     * @param account empty where none was made; the browser gets a cookie all the same, so that
     *     nobody sees which addresses have an account
     * @return the header that gives the browser its cookie
     */
    @Transactional
    public String remember(Optional<Long> account) {
        var now = now();
        jdbc.sql("delete from registration_browser where created_at <= ?")
                .param(now.minus(REMEMBERED))
                .update();
        var key = RandomToken.create();
        account.ifPresent(id ->
                jdbc.sql(
                                "insert into registration_browser (token_hash, account_id, created_at) values (?, ?, ?)")
                        .params(Sha256.of(key), id, now)
                        .update());
        return cookie(key, REMEMBERED);
    }

    /** Whether the account was made in the browser that sends this request. */
    boolean isOf(HttpServletRequest request, long account) {
        var key = key(request);
        return key != null
                && jdbc.sql(
                                        "select count(*) from registration_browser where token_hash = ? and account_id = ? and created_at > ?")
                                .params(Sha256.of(key), account, now().minus(REMEMBERED))
                                .query(Long.class)
                                .single()
                        > 0;
    }

    /** Forgets all browsers of an account; the header makes this one forget its cookie. */
    @Transactional
    public String forget(long account) {
        jdbc.sql("delete from registration_browser where account_id = ?").param(account).update();
        return cookie("", Duration.ZERO);
    }

    @EventListener
    void forget(AccountClosed closed) {
        forget(closed.id());
    }

    private static @Nullable String key(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private String cookie(String value, Duration maxAge) {
        return ResponseCookie.from(COOKIE, value)
                .path("/verify-email")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(maxAge)
                .build()
                .toString();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
