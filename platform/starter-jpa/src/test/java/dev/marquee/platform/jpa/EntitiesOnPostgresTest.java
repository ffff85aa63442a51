package dev.marquee.platform.jpa;

import dev.marquee.platform.test.TestPostgres;

class EntitiesOnPostgresTest extends EntitiesContract {

    @Override
    String database() {
        return TestPostgres.newDatabase();
    }
}
