package dev.marquee.gateway.room;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A file is for one process: both gateways of these tests are in it. */
class RoomTablesOnH2Test extends RoomTablesContract {

    @TempDir Path data;

    @Override
    RoomDatabase database() {
        return RoomDatabase.inFolder(data);
    }
}
