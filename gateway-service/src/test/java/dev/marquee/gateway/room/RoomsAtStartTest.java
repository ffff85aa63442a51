package dev.marquee.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Nobody gets past a room because a gateway has just been started. */
class RoomsAtStartTest {

    @TempDir Path data;

    /** A gateway that has not heard of event-service since its start, and has not ticked. */
    private OneGateway restarted() {
        var gateway = new OneGateway(data, false);
        gateway.ticker.start();
        return gateway;
    }

    private void decidedBefore(boolean byLoad) {
        try (var before = new OneGateway(data, false)) {
            before.decided = () -> List.of(OneGateway.terms(7, byLoad));
            before.decisions.listen();
            if (byLoad) before.table.setBusy(7, OneGateway.NOW);
        }
    }

    @Test
    void the_stored_rooms_hold_before_event_service_has_answered() throws Exception {
        decidedBefore(false);
        try (var gateway = restarted()) {
            assertThat(gateway.book(7).getStatus()).isEqualTo(429);
            assertThat(gateway.book(8).getStatus()).isEqualTo(200);
            gateway.decisions.listen();
            assertThat(gateway.book(7).getStatus()).isEqualTo(429);
        }
    }

    @Test
    void a_room_that_opened_by_load_is_open_after_a_restart() throws Exception {
        decidedBefore(true);
        try (var gateway = restarted()) {
            assertThat(gateway.book(7).getStatus()).isEqualTo(429);
        }
    }

    @Test
    void they_are_read_before_the_web_server_answers() {
        try (var gateway = new OneGateway(data, false)) {
            assertThat(gateway.ticker.getPhase())
                    .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
        }
    }

    @Test
    void without_the_database_no_door_opens_until_somebody_knows() throws Exception {
        decidedBefore(false);
        var file = data.resolve("gateway-service/db.mv.db");
        var kept = data.resolve("kept");
        Files.move(file, kept);
        Files.writeString(file, "not a database");
        try (var gateway = restarted()) {
            var refused = gateway.book(8);
            assertThat(refused.getStatus()).isEqualTo(503);
            assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
            Files.delete(file);
            Files.move(kept, file);
            await().until(() -> {
                gateway.decisions.listen();
                return gateway.rooms.isKnown();
            });
            assertThat(gateway.book(7).getStatus()).isEqualTo(429);
            assertThat(gateway.book(8).getStatus()).isEqualTo(200);
        }
    }

    @Test
    void what_event_service_says_holds_even_if_it_cannot_be_stored() throws Exception {
        Files.createDirectories(data.resolve("gateway-service"));
        Files.writeString(data.resolve("gateway-service/db.mv.db"), "not a database");
        try (var gateway = restarted()) {
            gateway.decided = () -> List.of(OneGateway.terms(7, false), OneGateway.terms(9, true));
            gateway.decisions.listen();
            assertThat(gateway.book(7).getStatus()).isEqualTo(429);
            assertThat(gateway.book(9).getStatus()).as("whether it is open").isEqualTo(503);
            assertThat(gateway.book(8).getStatus()).isEqualTo(200);
        }
    }

    @Test
    void where_there_was_never_a_room_no_database_is_made() throws Exception {
        try (var gateway = restarted()) {
            assertThat(gateway.rooms.isOff()).isTrue();
            assertThat(gateway.book(7).getStatus()).isEqualTo(200);
            assertThat(data.resolve("gateway-service")).doesNotExist();
        }
    }
}
