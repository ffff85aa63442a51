package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.TestPostgres;

class LaneOnPostgresTest extends LaneContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
