package dev.marquee.ticket.audience;

import dev.marquee.platform.test.TestPostgres;

class AudienceModelOnPostgresTest extends AudienceModelContract {

    @Override
    String database() {
        return TestPostgres.newDatabase();
    }
}
