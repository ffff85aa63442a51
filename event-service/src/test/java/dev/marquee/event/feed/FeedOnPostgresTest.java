package dev.marquee.event.feed;

import dev.marquee.event.EventServiceTest;
import dev.marquee.platform.test.OnPostgres;

@EventServiceTest
@OnPostgres
class FeedOnPostgresTest extends FeedContract {

    @Override
    int first() {
        return 1_000;
    }
}
