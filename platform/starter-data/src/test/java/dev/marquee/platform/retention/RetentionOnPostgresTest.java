package dev.marquee.platform.retention;

import dev.marquee.platform.test.TestPostgres;

class RetentionOnPostgresTest extends RetentionContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
