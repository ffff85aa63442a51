package dev.marquee.event.embedding;

import dev.marquee.event.EventServiceTest;
import dev.marquee.platform.test.OnPostgres;

@EventServiceTest
@OnPostgres
class EmbedOriginsOnPostgresTest extends EmbedOriginsContract {

    @Override
    int first() {
        return 1_000;
    }
}
