package dev.marquee.platform.outbox;

import dev.marquee.platform.test.TestPostgres;

class OutboxOnPostgresTest extends OutboxContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
