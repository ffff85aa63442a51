package dev.marquee.ticket.checkout.engine;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** On files, as the laptop has them. */
class SeatRacesOnH2Test extends SeatRacesContract {

    @TempDir static Path folder;

    @Override
    String newDatabase() {
        return "jdbc:h2:file:%s/%s;MODE=PostgreSQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0"
                .formatted(folder, UUID.randomUUID());
    }
}
