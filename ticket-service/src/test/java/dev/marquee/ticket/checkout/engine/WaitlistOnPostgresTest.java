package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.TestPostgres;

class WaitlistOnPostgresTest extends WaitlistContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
