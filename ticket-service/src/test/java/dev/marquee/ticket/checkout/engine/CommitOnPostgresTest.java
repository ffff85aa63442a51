package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.TestPostgres;

class CommitOnPostgresTest extends CommitContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
