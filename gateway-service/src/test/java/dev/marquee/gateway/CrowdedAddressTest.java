package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** One address that begins many requests and finishes none, and would have all day. */
@TestPropertySource(
        properties = {
            "marquee.connections.request-timeout=10m",
            "marquee.connections.unfinished-per-address=20"
        })
class CrowdedAddressTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/bookings HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
                "POST /api/bookings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n"
            })
    void too_many_of_one_address_make_room_for_the_next_and_nobody_is_turned_away(String begun)
            throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 60; i++) sockets.add(open(begun));
            Awaitility.await("the first forty make room, long before their time is over")
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        assertThat(post("/api/bookings/served", "{}").status()).isEqualTo(201);
                        return sockets.stream().filter(one -> isEndedNow(one)).count() >= 40;
                    });
        } finally {
            for (var socket : sockets) socket.close();
        }
    }

    private Socket open(String begun) throws IOException {
        var socket = new Socket("localhost", port);
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isEndedNow(Socket socket) {
        try {
            socket.setSoTimeout(1);
            while (socket.getInputStream().read() >= 0) {
                // an answer, before the end
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
