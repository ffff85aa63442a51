package dev.marquee.platform.retention;

import java.util.UUID;

class RetentionOnH2Test extends RetentionContract {

    @Override
    String newDatabase() {
        return "jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
    }
}
