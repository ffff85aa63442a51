package dev.marquee.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.gateway.client.WaitingRooms.Terms;
import dev.marquee.gateway.room.PlaceTable.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered without asking the database: here it is away the second time. */
class KeptAnswersTest {

    private static final Instant STARTS = OneGateway.NOW.plus(Duration.ofHours(1));

    @TempDir Path data;
    private OneGateway gateway;
    private Room room;

    @BeforeEach
    void some_wait_for_the_draw() {
        gateway = new OneGateway(data, false);
        gateway.decided = () -> List.of(terms());
        gateway.decisions.listen();
        room = gateway.rooms.find("7").orElseThrow();
        gateway.places.join(
                7,
                IntStream.range(0, 9).mapToObj(n -> new Arrival("p" + n, "net" + n)).toList(),
                50,
                OneGateway.NOW);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private static Terms terms() {
        return new Terms(
                7,
                "EV07",
                "Lantern Night",
                ZoneOffset.UTC,
                false,
                null,
                STARTS,
                STARTS.plus(Duration.ofDays(1)),
                1,
                1,
                10,
                300,
                null);
    }

    private void takeAway() {
        gateway.database.open().jdbc().execute("alter table waiting_place rename to put_aside");
    }

    @Test
    void whoever_waits_for_the_draw_asks_without_a_statement() {
        room.step(OneGateway.NOW);
        assertThat(room.find("p1").orElseThrow().state()).isEqualTo(PlaceState.WAITING);
        takeAway();
        assertThat(room.find("p1").orElseThrow().number()).isNull();
    }

    @Test
    void who_has_left_before_the_draw_is_not_taken_for_waiting() {
        room.step(OneGateway.NOW);
        room.find("p1");
        assertThat(room.leave("p1")).isTrue();
        assertThat(room.find("p1").orElseThrow().state()).isEqualTo(PlaceState.LEFT);
    }

    @Test
    void all_who_were_drawn_ask_for_their_numbers_without_a_statement() {
        room.step(OneGateway.NOW);
        room.step(STARTS);
        var last = gateway.places.drawn(7, 9).getLast();
        takeAway();
        assertThat(room.find(last.place()).orElseThrow().number()).isEqualTo(9);
    }

    @Test
    void the_proof_is_read_once() {
        room.step(OneGateway.NOW);
        room.step(STARTS);
        var proofs = gateway.proofs;
        assertThat(proofs.of(room).places()).hasSize(9);
        takeAway();
        assertThat(proofs.of(room).seed()).hasSize(64);
    }

    @Test
    void organisers_are_told_how_it_is_doing_and_the_seed_only_after_the_draw() {
        room.step(OneGateway.NOW);
        gateway.decisions.listen();
        var before = gateway.reported.getFirst();
        assertThat(before.phase()).isEqualTo("lot");
        assertThat(before.waiting()).isEqualTo(9);
        assertThat(before.seed()).isNull();
        room.step(STARTS);
        gateway.decisions.listen();
        var after = gateway.reported.getFirst();
        assertThat(after.phase()).isEqualTo("line");
        assertThat(after.drawn()).isEqualTo(9);
        assertThat(after.waiting() + after.called()).isEqualTo(9);
        assertThat(after.admitted()).isEqualTo(after.called());
        assertThat(Draw.commitment(after.seed())).isEqualTo(before.seedHash());
    }
}
