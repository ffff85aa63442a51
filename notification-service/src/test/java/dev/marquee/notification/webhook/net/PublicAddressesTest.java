package dev.marquee.notification.webhook.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.notification.webhook.net.AddressRefused.Reason;
import dev.marquee.notification.webhook.registration.TestWebhooks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a name may lead. */
class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2001:4860:4860::8888",
                "2001:200::1",
                "2a00:1450:4001:80b::200e"
            })
    void public_ones_are_open(String address) throws Exception {
        assertThat(PublicAddresses.include(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::7f00:1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2a00:1450::5efe:7f00:1",
                "2a00:1450::200:5efe:a00:1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void all_others_are_shut(String address) throws Exception {
        assertThat(PublicAddresses.include(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void a_mapped_address_is_shut_however_it_is_handed_over() throws Exception {
        var mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(PublicAddresses.include(InetAddress.getByAddress(mapped))).isFalse();
    }

    @Test
    void of_a_name_that_leads_here_and_there_only_the_public_addresses_are_left() throws Exception {
        var dns = dns(false, "10.0.0.1", "8.8.8.8", "::1");
        assertThat(dns.resolve("hooks.example.org"))
                .containsExactly(InetAddress.ofLiteral("8.8.8.8"));
        assertThatThrownBy(() -> dns(false, "10.0.0.1", "::1").resolve("hooks.example.org"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("hooks.example.org");
        assertThat(dns(true, "10.0.0.1").resolve("hooks.example.org")).hasSize(1);
    }

    @Test
    void a_name_is_looked_up_when_it_is_registered() throws Exception {
        var address = WebhookAddress.parse("https://hooks.example.org/", false);
        dns(false, "8.8.8.8").check(address);
        assertThatThrownBy(() -> dns(false, "169.254.169.254").check(address))
                .isInstanceOfSatisfying(
                        AddressRefused.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
        assertThatThrownBy(() -> dns(false).check(address))
                .isInstanceOfSatisfying(
                        AddressRefused.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    /** Whoever registers a name may run its name server, and let everybody wait. */
    @Test
    void a_name_that_nobody_answers_for_is_given_up_and_holds_up_no_other() throws Exception {
        var never = new java.util.concurrent.CountDownLatch(1);
        HostLookup slow =
                host -> {
                    if (host.equals("quick.example.org"))
                        return new InetAddress[] {InetAddress.ofLiteral("8.8.8.8")};
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(host);
                };
        try (var lookup = new LookupInTime(slow, Duration.ofSeconds(1))) {
            var waiting =
                    java.util.stream.IntStream.range(0, 20)
                            .mapToObj(n ->
                                    Thread.ofVirtual()
                                            .start(() ->
                                                    assertThatThrownBy(() -> lookup.all("slow" + n))
                                                            .isInstanceOf(
                                                                    UnknownHostException.class)))
                            .toList();
            assertThat(lookup.all("quick.example.org")).hasSize(1);
            for (var thread : waiting) assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        } finally {
            never.countDown();
        }
    }

    private static PublicDns dns(boolean anywhere, String... leadsTo) {
        return new PublicDns(
                host -> {
                    if (leadsTo.length == 0) throw new UnknownHostException(host);
                    return Arrays.stream(leadsTo)
                            .map(InetAddress::ofLiteral)
                            .toArray(InetAddress[]::new);
                },
                TestWebhooks.settings(anywhere, Duration.ofSeconds(10)));
    }
}
