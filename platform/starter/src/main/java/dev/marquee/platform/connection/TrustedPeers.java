package dev.marquee.platform.connection;

/**
 * Proxies of our own. They hold connections for many clients, so limits by address are not for
 * them.
 */
@FunctionalInterface
public interface TrustedPeers {

    /** Whether the limits by address leave this address alone. */
    boolean include(String address);
}
