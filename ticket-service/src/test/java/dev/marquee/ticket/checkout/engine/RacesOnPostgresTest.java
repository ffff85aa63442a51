package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.TestPostgres;

class RacesOnPostgresTest extends RacesContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
