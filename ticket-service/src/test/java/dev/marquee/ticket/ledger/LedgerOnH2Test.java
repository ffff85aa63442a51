package dev.marquee.ticket.ledger;

import java.util.UUID;

class LedgerOnH2Test extends LedgerContract {

    @Override
    String newDatabase() {
        return "jdbc:h2:mem:%s;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1"
                .formatted(UUID.randomUUID());
    }
}
