package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.TestPostgres;

class SeatRacesOnPostgresTest extends SeatRacesContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
