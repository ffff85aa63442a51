package dev.marquee.ticket.ledger;

import org.springframework.stereotype.Component;

/** Shows everybody the counts of an event's last check, or no longer. */
@Component
public class ShowCounts {

    private final CheckLedger checkLedger;
    private final Proofs proofs;

    ShowCounts(CheckLedger checkLedger, Proofs proofs) {
        this.checkLedger = checkLedger;
        this.proofs = proofs;
    }

    /** What is shown from now on is checked first. */
    public void handle(long event, boolean on) {
        if (on) checkLedger.handle(event, false);
        proofs.show(event, on);
    }
}
