package dev.marquee.notification.queue;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.outbox.OutboxState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The outboxes of the other services, which each keep their own. */
@Component
class OtherOutboxes {

    private static final Logger log = LoggerFactory.getLogger(OtherOutboxes.class);
    private static final Executor ASKING =
            task -> Thread.ofVirtual().name("other-outboxes").start(task);
    private static final List<String> OTHERS =
            List.of("auth", "customer", "event", "report", "ticket", "venue");

    private final Map<String, OutboxClient> clients;

    @Autowired
    OtherOutboxes(ServiceClients clients) {
        this(clientsOf(clients));
    }

    OtherOutboxes(Map<String, OutboxClient> clients) {
        this.clients = clients;
    }

    private static Map<String, OutboxClient> clientsOf(ServiceClients clients) {
        var all = new LinkedHashMap<String, OutboxClient>();
        for (var service : OTHERS) all.put(service, clients.asService(OutboxClient.class, service));
        return all;
    }

    /**
     * By the services' short names. All are asked at once, so that one which does not answer costs
     * its time-out and no more.
     *
     * @return empty for a service that gives no answer
     */
    SequencedMap<String, Optional<OutboxState>> all() {
        var asked = new LinkedHashMap<String, CompletableFuture<Optional<OutboxState>>>();
        clients.forEach((service, client) ->
                asked.put(
                        service,
                        CompletableFuture.supplyAsync(() -> Optional.of(client.state()), ASKING)
                                .exceptionally(e -> {
                                    log.debug("the outbox of {} is not known", service, e);
                                    return Optional.empty();
                                })));
        var all = new LinkedHashMap<String, Optional<OutboxState>>();
        asked.forEach((service, answer) -> all.put(service, answer.join()));
        return all;
    }
}
