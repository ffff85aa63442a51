package dev.marquee.event.embedding;

import dev.marquee.event.EventServiceTest;

@EventServiceTest
class EmbedOriginsOnH2Test extends EmbedOriginsContract {

    @Override
    int first() {
        return 0;
    }
}
