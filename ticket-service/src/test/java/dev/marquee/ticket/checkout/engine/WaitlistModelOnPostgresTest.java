package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.TestPostgres;

class WaitlistModelOnPostgresTest extends WaitlistModelContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
