package dev.marquee.ticket.client;

import dev.marquee.ticket.client.NotificationClient.Addresses;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** The addresses to which no mail arrives, as far as that is known now. */
@Component
public class UnreachableAddresses {

    private static final Logger log = LoggerFactory.getLogger(UnreachableAddresses.class);

    /** As many as notification-service answers for at once. */
    private static final int AT_ONCE = 1000;

    private final NotificationClient notifications;

    UnreachableAddresses(NotificationClient notifications) {
        this.notifications = notifications;
    }

    /**
     * Those of the asked ones to which no mail arrives. None where notification-service is away: a
     * list can be looked at without it. Of very many only the first are asked for.
     */
    public Set<String> amongst(Collection<String> asked) {
        var addresses =
                asked.stream().filter(it -> !it.isEmpty()).distinct().limit(AT_ONCE).toList();
        if (addresses.isEmpty()) return Set.of();
        try {
            return new HashSet<>(notifications.unreachable(new Addresses(addresses)).addresses());
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.debug("nobody knows whether mail arrives", e);
            return Set.of();
        }
    }

    /** Whether no mail arrives there; false where that is not known. */
    public boolean has(String address) {
        return !amongst(List.of(address)).isEmpty();
    }
}
