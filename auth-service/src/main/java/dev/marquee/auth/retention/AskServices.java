package dev.marquee.auth.retention;

import dev.marquee.auth.client.RetentionClients;
import dev.marquee.platform.retention.Retention;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Asks all services how long they keep what. */
@Component
class AskServices {

    private static final Logger log = LoggerFactory.getLogger(AskServices.class);

    /**
     * What they said.
     *
     * @param away services that did not answer
     */
    record Answer(List<RetentionView> kinds, List<String> away) {}

    private final Retention own;
    private final RetentionClients clients;
    private final StoredHolds holds;

    AskServices(Retention own, RetentionClients clients, StoredHolds holds) {
        this.own = own;
        this.clients = clients;
        this.holds = holds;
    }

    Answer ask() {
        var held = holds.holds();
        var kinds = new ArrayList<RetentionView>();
        var away = new ArrayList<String>();
        own.preview(held).forEach(kind -> kinds.add(RetentionView.of("auth", kind)));
        clients.byService()
                .forEach((service, client) -> {
                    try {
                        client.preview(held)
                                .kinds()
                                .forEach(kind -> kinds.add(RetentionView.of(service, kind)));
                    } catch (RestClientException e) {
                        log.info("{} does not say what it keeps: {}", service, e.toString());
                        away.add(service);
                    }
                });
        return new Answer(kinds, away);
    }
}
