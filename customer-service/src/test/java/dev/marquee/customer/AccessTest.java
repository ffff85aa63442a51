package dev.marquee.customer;

import dev.marquee.platform.test.AccessContract;
import dev.marquee.platform.test.ApiDocsContract;
import java.util.List;

/** Who may come to customers. */
@OnH2
class AccessTest extends RunningService implements AccessContract, ApiDocsContract {

    /** Of an event, a booking or a mail. */
    @Override
    public List<String> wordsOfOthers() {
        return List.of("TimelineEntry.status");
    }
}
