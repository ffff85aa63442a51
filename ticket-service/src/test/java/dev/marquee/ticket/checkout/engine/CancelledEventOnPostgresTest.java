package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.TestPostgres;

class CancelledEventOnPostgresTest extends CancelledEventContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
