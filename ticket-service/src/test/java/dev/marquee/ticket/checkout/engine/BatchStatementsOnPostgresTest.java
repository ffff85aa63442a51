package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.TestPostgres;

class BatchStatementsOnPostgresTest extends BatchStatementsContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
