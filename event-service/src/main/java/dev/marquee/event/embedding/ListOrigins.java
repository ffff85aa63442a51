package dev.marquee.event.embedding;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organisers list the sites that may show their events, and admins do so for anybody. */
@Service
class ListOrigins {

    static final int MOST = 20;

    private final EmbedOrigins origins;
    private final AuditTrail audit;
    private final boolean onTrial;

    ListOrigins(EmbedOrigins origins, AuditTrail audit, MarqueeSettings settings) {
        this.origins = origins;
        this.audit = audit;
        this.onTrial = !"https".equalsIgnoreCase(settings.publicUrl().getScheme());
    }

    /**
     * Whose sites a caller works on.
     *
     * @param organizer null for the caller's own
     * @throws org.springframework.web.ErrorResponseException 404 for somebody else's, but for
     *     admins
     */
    static long whose(Caller caller, @Nullable Long organizer) {
        if (organizer == null || organizer == caller.id()) return caller.id();
        if (!caller.has("ADMIN")) throw Problems.notFound("brand");
        return organizer;
    }

    /** A site as it is kept; empty for what is none. */
    Optional<String> read(String typed) {
        return Origin.parse(typed, onTrial).map(Origin::value);
    }

    /**
     * Lists these sites and no others.
     *
     * @param seen those that were listed when the caller looked; null for whatever they were
     * @param sites as {@link #read} gives them, {@value #MOST} at most
     * @return whether they are listed now: not where others are than were seen
     */
    @Transactional
    boolean replace(long organizer, @Nullable List<String> seen, List<String> sites) {
        origins.lock(organizer);
        var before = origins.of(organizer);
        var now = List.copyOf(new TreeSet<>(sites));
        if (seen != null && !seen.equals(before)) return false;
        if (now.equals(before)) return true;
        origins.replace(organizer, now);
        audit.record("brand.sites-changed", "brand:" + organizer, String.join(" ", now));
        return true;
    }
}
