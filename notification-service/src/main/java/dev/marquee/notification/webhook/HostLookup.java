package dev.marquee.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks the DNS, or whatever this machine asks, where a name leads. */
@FunctionalInterface
interface HostLookup {

    InetAddress[] all(String host) throws UnknownHostException;
}
