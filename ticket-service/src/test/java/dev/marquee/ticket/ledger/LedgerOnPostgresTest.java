package dev.marquee.ticket.ledger;

import dev.marquee.platform.test.TestPostgres;

class LedgerOnPostgresTest extends LedgerContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
