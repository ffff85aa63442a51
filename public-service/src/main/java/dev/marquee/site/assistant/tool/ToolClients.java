package dev.marquee.site.assistant.tool;

import dev.marquee.platform.client.GivenCaller;
import dev.marquee.platform.client.ServiceClients;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes the tools of a question. */
@Component
public class ToolClients {

    private final Function<GivenCaller, EventFacts> events;
    private final Function<GivenCaller, TicketFacts> tickets;
    private final Function<GivenCaller, ComplaintFacts> complaints;

    ToolClients(ServiceClients clients) {
        this.events = clients.asGiven(EventFacts.class, "event");
        this.tickets = clients.asGiven(TicketFacts.class, "ticket");
        this.complaints = clients.asGiven(ComplaintFacts.class, "customer");
    }

    /**
     * @param language in which names and texts are wanted
     */
    public CallerTools of(Asker asker, Locale language) {
        var caller = asker.as().in(language);
        return new CallerTools(
                asker, events.apply(caller), tickets.apply(caller), complaints.apply(caller));
    }

    EventFacts eventsFor(GivenCaller caller) {
        return events.apply(caller);
    }
}
