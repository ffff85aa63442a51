package dev.marquee.platform.privacy;

import dev.marquee.platform.test.TestPostgres;

class EraseAgainOnPostgresTest extends EraseAgainContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
