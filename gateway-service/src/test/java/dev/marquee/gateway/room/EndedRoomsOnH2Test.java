package dev.marquee.gateway.room;

import java.nio.file.Path;

class EndedRoomsOnH2Test extends EndedRoomsContract {

    @Override
    RoomDatabase database(Path data) {
        return RoomDatabase.inFolder(data);
    }
}
