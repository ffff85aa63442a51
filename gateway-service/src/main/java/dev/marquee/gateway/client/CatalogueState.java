package dev.marquee.gateway.client;

import java.util.Objects;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Whether the catalogue is still what it was, at event-service. */
@HttpExchange("/internal/catalogue-state")
public interface CatalogueState {

    /**
     * Two texts that are compared with those of before.
     *
     * @param version another one whenever anything but the number of taken tickets has changed
     * @param booked another one whenever the number of taken tickets has
     */
    record State(String version, String booked) {

        /** A service of an earlier version says nothing of it. */
        public State {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(booked, "booked");
        }
    }

    @GetExchange
    State state();
}
