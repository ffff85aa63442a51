package dev.marquee.platform.outbox;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class OutboxOnH2Test extends OutboxContract {

    @TempDir Path folder;

    @Override
    String newDatabase() {
        return "jdbc:h2:file:%s/db;MODE=PostgreSQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0"
                .formatted(folder.toAbsolutePath());
    }
}
