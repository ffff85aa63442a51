package dev.marquee.gateway.room;

import dev.marquee.platform.test.TestPostgres;

class SentTwiceOnPostgresTest extends SentTwiceContract {

    @Override
    RoomDatabase database() {
        return RoomDatabase.inPostgres(TestPostgres.newDatabase(), "", "");
    }
}
