package dev.marquee.notification.inbox;

import dev.marquee.notification.inbox.message.ReceivedMail;
import org.springframework.stereotype.Component;

/** Does what follows from a report about a mail of ours. */
@Component
class ApplyReport {

    /** What a report was. */
    record Applied(InboundVerdict verdict, String why) {}

    Applied handle(ReceivedMail mail) {
        return new Applied(InboundVerdict.LEFT, "no-token");
    }
}
