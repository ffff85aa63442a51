package dev.marquee.notification.webhook.net;

import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.net.AddressRefused.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.stereotype.Component;

/**
 * Leads names to public addresses only. It is asked when an address is registered, and again by the
 * HTTP client for every connection, which then goes to the very addresses it gave: a name that
 * leads elsewhere meanwhile gains nothing. A name that leads into private networks only is as
 * unknown as one that there is not: what is in them is nobody's business.
 */
@Component
public class PublicDns implements DnsResolver {

    private final HostLookup lookup;
    private final boolean anywhere;

    PublicDns(HostLookup lookup, WebhookSettings settings) {
        this.lookup = lookup;
        this.anywhere = settings.allowPrivate();
    }

    /** Refuses an address whose host is not known, or not public. */
    public void check(WebhookAddress address) throws AddressRefused {
        try {
            resolve(address.uri().getHost());
        } catch (UnknownHostException e) {
            throw new AddressRefused(Reason.UNREACHABLE);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var all = lookup.all(host);
        if (anywhere) return all;
        var open = Arrays.stream(all).filter(PublicAddresses::include).toArray(InetAddress[]::new);
        if (open.length == 0) throw new UnknownHostException(host);
        return open;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
