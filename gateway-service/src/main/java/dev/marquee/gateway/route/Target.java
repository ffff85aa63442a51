package dev.marquee.gateway.route;

import org.apache.hc.core5.http.HttpHost;

/**
 * Where a route leads.
 *
 * @param service auth, customer, event …
 * @param prefix put in front of the path; may be empty
 */
record Target(String service, HttpHost address, String prefix) {

    /** Whether it is the one that reads session cookies itself. */
    boolean isAuth() {
        return service.equals("auth");
    }
}
