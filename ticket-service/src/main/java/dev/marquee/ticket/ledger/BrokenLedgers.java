package dev.marquee.ticket.ledger;

import dev.marquee.ticket.search.Scope;
import org.springframework.stereotype.Component;

/** What others say of the checks. */
@Component
public class BrokenLedgers {

    private final LedgerChecks checks;

    BrokenLedgers(LedgerChecks checks) {
        this.checks = checks;
    }

    /** How many events of the scope do not agree by their last check. */
    public int count(Scope scope) {
        return checks.broken(scope);
    }
}
