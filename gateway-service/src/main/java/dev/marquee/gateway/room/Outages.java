package dev.marquee.gateway.room;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs once that something is away which waiting rooms need, and once that it is back. */
@Component
class Outages {

    private static final Logger log = LoggerFactory.getLogger(Outages.class);

    private final Set<String> away = ConcurrentHashMap.newKeySet();

    void failed(String what, Exception why) {
        if (away.add(what))
            log.warn("waiting rooms stand still without {}: {}", what, why.toString());
    }

    void works(String what) {
        if (away.remove(what)) log.info("waiting rooms go on with {}", what);
    }
}
