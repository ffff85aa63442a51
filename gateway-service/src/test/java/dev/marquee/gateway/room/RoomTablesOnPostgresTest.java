package dev.marquee.gateway.room;

import dev.marquee.platform.test.TestPostgres;

class RoomTablesOnPostgresTest extends RoomTablesContract {

    private final String address = TestPostgres.newDatabase();

    @Override
    RoomDatabase database() {
        return RoomDatabase.inPostgres(address, "", "");
    }
}
