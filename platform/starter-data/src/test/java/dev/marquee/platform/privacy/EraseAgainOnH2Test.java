package dev.marquee.platform.privacy;

import java.util.UUID;

class EraseAgainOnH2Test extends EraseAgainContract {

    @Override
    String newDatabase() {
        return "jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
    }
}
