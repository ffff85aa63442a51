package dev.marquee.platform.audit;

import java.time.Instant;

/**
 * One line of the audit trail. What is too long is cut.
 *
 * @param key unlike any other's: an entry that arrives twice is kept once
 * @param service where it happened
 * @param actorId the account, or the service's or API client's name; empty for nobody who is known
 * @param actor the name to show
 * @param address the client's, or empty
 */
public record AuditEntry(
        String key,
        Instant at,
        String service,
        String actorId,
        String actor,
        String action,
        String target,
        String detail,
        String address,
        String requestId) {

    public AuditEntry {
        actorId = cut(actorId, 60);
        actor = cut(actor, 254);
        action = cut(action, 60);
        target = cut(target, 120);
        detail = cut(detail, 500);
        address = cut(address, 60);
    }

    /** No NUL either, which PostgreSQL does not take. */
    private static String cut(String text, int longest) {
        var clean = text.replace("\0", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
    }
}
