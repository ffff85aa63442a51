package dev.marquee.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.gateway.GatewaySettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** By which address a client is known. */
class ClientsTest {

    private final Clients behindProxies = clients("10.0.0.0/8", "192.0.2.1");

    @Test
    void without_proxies_of_our_own_only_the_connection_counts() {
        assertThat(clients().addressOf(request("127.0.0.1", "203.0.113.7"))).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 203.0.113.7, 203.0.113.7",
        "10.1.2.3, '1.1.1.1, 203.0.113.7', 203.0.113.7",
        "10.1.2.3, '203.0.113.7, 192.0.2.1', 203.0.113.7",
        "10.1.2.3, '203.0.113.7, 10.9.9.9,192.0.2.1', 203.0.113.7",
        "10.1.2.3, '', 10.1.2.3",
        "10.1.2.3, 'unknown', 10.1.2.3",
        "10.1.2.3, 'evil.example', 10.1.2.3",
        "10.1.2.3, 2001:db8::7, 2001:db8::7",
        "203.0.113.9, 198.51.100.1, 203.0.113.9",
    })
    void what_our_proxies_say_counts_and_what_a_client_says_does_not(
            String connection, String said, String address) {
        assertThat(behindProxies.addressOf(request(connection, said))).isEqualTo(address);
    }

    @Test
    void addresses_of_one_ipv6_network_are_one_client() {
        var one = clients().networkOf(request("2001:db8:1:2:3:4:5:6", ""));
        assertThat(clients().networkOf(request("2001:db8:1:2:ffff::1", ""))).isEqualTo(one);
        assertThat(clients().networkOf(request("2001:db8:1:3::1", ""))).isNotEqualTo(one);
        assertThat(clients().networkOf(request("203.0.113.7", ""))).isEqualTo("203.0.113.7");
    }

    private static Clients clients(String... proxies) {
        var any = Duration.ofSeconds(1);
        return new Clients(new GatewaySettings(any, any, 1, any, 0, List.of(), List.of(proxies)));
    }

    private static MockHttpServletRequest request(String connection, String said) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(connection);
        if (!said.isEmpty()) request.addHeader("X-Forwarded-For", said);
        return request;
    }
}
