package dev.marquee.report.fact;

import dev.marquee.platform.test.TestPostgres;

class FactTotalsOnPostgresTest extends FactTotalsContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }
}
