package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.TestPostgres;

class OffersOnPostgresTest extends OffersContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
