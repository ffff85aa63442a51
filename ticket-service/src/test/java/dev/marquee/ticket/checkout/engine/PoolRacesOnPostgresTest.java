package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.TestPostgres;

class PoolRacesOnPostgresTest extends PoolRacesContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
