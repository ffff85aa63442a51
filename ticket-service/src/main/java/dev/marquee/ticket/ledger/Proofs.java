package dev.marquee.ticket.ledger;

import dev.marquee.platform.audit.AuditTrail;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which events show everybody the counts of their last check. */
@Component
class Proofs {

    private final JdbcClient jdbc;
    private final LedgerChecks checks;
    private final AuditTrail trail;

    Proofs(JdbcClient jdbc, LedgerChecks checks, AuditTrail trail) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.trail = trail;
    }

    boolean isOn(long event) {
        return jdbc.sql("select proof_page from sale_terms where event_id = ?")
                .param(event)
                .query(Boolean.class)
                .single();
    }

    void show(long event, boolean on) {
        var changed =
                jdbc.sql(
                                "update sale_terms set proof_page = :on where event_id = :event and proof_page <> :on")
                        .param("on", on)
                        .param("event", event)
                        .update();
        if (changed == 1)
            trail.record(on ? "proof-page.shown" : "proof-page.hidden", "event:" + event, "");
    }

    /** The last check, if everybody may see it; nothing of an event that is only tried out. */
    Optional<LedgerCheck> of(String idOrCode) {
        var isId = idOrCode.matches("[0-9]{1,18}");
        return jdbc.sql(
                        "select event_id from sale_terms where %s = ? and proof_page and test_mode = 'off'"
                                .formatted(isId ? "event_id" : "code"))
                .param(isId ? Long.valueOf(idOrCode) : idOrCode.toUpperCase(Locale.ROOT))
                .query(Long.class)
                .optional()
                .flatMap(checks::last)
                .filter(check -> !check.testMode());
    }
}
