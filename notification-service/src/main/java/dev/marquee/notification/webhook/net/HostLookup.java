package dev.marquee.notification.webhook.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks the DNS, or whatever this machine asks, where a name leads. */
@FunctionalInterface
public interface HostLookup {

    InetAddress[] all(String host) throws UnknownHostException;
}
