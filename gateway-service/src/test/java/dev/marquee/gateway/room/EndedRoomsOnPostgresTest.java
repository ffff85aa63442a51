package dev.marquee.gateway.room;

import dev.marquee.platform.test.TestPostgres;
import java.nio.file.Path;

class EndedRoomsOnPostgresTest extends EndedRoomsContract {

    @Override
    RoomDatabase database(Path data) {
        return RoomDatabase.inPostgres(TestPostgres.newDatabase(), "", "");
    }
}
