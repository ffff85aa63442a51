package dev.marquee.report.fact;

import java.util.UUID;

class FactTotalsOnH2Test extends FactTotalsContract {

    @Override
    String newDatabase() {
        return "jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
    }
}
