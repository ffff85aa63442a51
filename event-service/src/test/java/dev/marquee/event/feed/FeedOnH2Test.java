package dev.marquee.event.feed;

import dev.marquee.event.EventServiceTest;

@EventServiceTest
class FeedOnH2Test extends FeedContract {

    @Override
    int first() {
        return 0;
    }
}
