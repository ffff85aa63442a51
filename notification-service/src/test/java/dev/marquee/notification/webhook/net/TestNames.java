package dev.marquee.notification.webhook.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Names for tests that must not reach the network: the first time one is asked for it is public, as
 * when it is registered; after that it leads to this machine, where nothing may be sent. Those
 * beginning with "unknown" are no names, those with "inside" are private at once.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestNames {

    static final String PUBLIC = "93.184.215.14";

    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    @Bean
    @Primary
    HostLookup namesOfTests() {
        return host -> {
            if (host.startsWith("unknown")) throw new UnknownHostException(host);
            var first = asked.add(host) && !host.startsWith("inside");
            return new InetAddress[] {InetAddress.ofLiteral(first ? PUBLIC : "127.0.0.1")};
        };
    }
}
