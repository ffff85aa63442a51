package dev.marquee.platform.audit;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.web.RequestId;
import java.time.Clock;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a use case says what somebody did. The entry is stored if, and only if, the caller's
 * transaction commits; outside one, at once. Time, address and request are added here.
 */
public class AuditTrail {

    static final String TOPIC = "audit";

    /**
     * Who did it.
     *
     * @param id the account's, or empty where it is not known
     * @param name to show, mostly the e-mail address
     */
    public record Actor(String id, String name) {

        /** An account. */
        public static Actor account(long id, String email) {
            return new Actor(String.valueOf(id), email);
        }

        /** The service itself, for what nobody asked for. */
        static Actor of(String service) {
            return new Actor(service, service);
        }
    }

    private final Outbox outbox;
    private final Clock clock;
    private final String service;

    AuditTrail(Outbox outbox, Clock clock, String service) {
        this.outbox = outbox;
        this.clock = clock;
        this.service = service;
    }

    /**
     * Records what the present caller did; without a caller, the service itself.
     *
     * @param action what was done: {@code account.disabled}, {@code event.cancelled} …
     * @param target to whom or what: {@code account:7}, {@code event:EV07}
     * @param detail in a few words; no secret, no password, no token
     */
    @Transactional
    public void record(String action, String target, String detail) {
        write(current(), action, target, detail);
    }

    /** The same where the caller is not signed in yet, or not the one who did it. */
    @Transactional
    public void record(Actor actor, String action, String target, String detail) {
        write(actor, action, target, detail);
    }

    private void write(Actor actor, String action, String target, String detail) {
        var key = UUID.randomUUID().toString();
        outbox.publish(
                TOPIC,
                key,
                new AuditEntry(
                        key,
                        clock.instant(),
                        service,
                        actor.id(),
                        actor.name(),
                        action,
                        target,
                        detail,
                        ClientAddress.current().orElse(""),
                        RequestId.current().orElse("")));
    }

    private Actor current() {
        var caller = Caller.current();
        if (caller.isPresent()) return Actor.account(caller.get().id(), caller.get().email());
        return SecurityContextHolder.getContext().getAuthentication()
                        instanceof JwtAuthenticationToken token
                ? Actor.of(token.getName())
                : Actor.of(service);
    }
}
