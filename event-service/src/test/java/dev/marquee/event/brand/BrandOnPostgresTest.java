package dev.marquee.event.brand;

import dev.marquee.event.EventServiceTest;
import dev.marquee.platform.test.OnPostgres;

@EventServiceTest
@OnPostgres
class BrandOnPostgresTest extends BrandContract {

    @Override
    int first() {
        return 1_000;
    }
}
