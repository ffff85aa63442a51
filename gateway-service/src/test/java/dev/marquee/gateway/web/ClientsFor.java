package dev.marquee.gateway.web;

import dev.marquee.gateway.GatewaySettings;

/** Makes what other packages' tests need of this one. */
public final class ClientsFor {

    private ClientsFor() {}

    public static Clients settings(GatewaySettings settings) {
        return new Clients(settings);
    }
}
