package dev.marquee.gateway.room;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SentTwiceOnH2Test extends SentTwiceContract {

    @TempDir Path data;

    @Override
    RoomDatabase database() {
        return RoomDatabase.inFolder(data);
    }
}
