package dev.marquee.ticket.audience;

import java.util.UUID;

class AudienceModelOnH2Test extends AudienceModelContract {

    @Override
    String database() {
        return "jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
    }
}
