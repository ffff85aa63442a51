package dev.marquee.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.gateway.client.WaitingRooms.Terms;
import dev.marquee.gateway.room.PlaceTable.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.ErrorResponseException;

/** A room ends: its draw can be checked for as long as is said, and nothing else is kept. */
abstract class EndedRoomsContract {

    @TempDir Path data;
    private OneGateway gateway;

    abstract RoomDatabase database(Path data);

    @BeforeEach
    void nine_are_drawn_and_two_come_later() {
        gateway = new OneGateway(database(data), data, false);
        gateway.decided = () -> List.of(terms(7), terms(8));
        gateway.decisions.listen();
        for (var event : List.of(7L, 8L)) {
            gateway.places.join(event, arrivals(0, 9), 50, OneGateway.NOW);
            gateway.rooms.find(String.valueOf(event)).orElseThrow().step(OneGateway.NOW);
            gateway.places.join(event, arrivals(9, 11), 50, OneGateway.NOW);
        }
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private static Terms terms(long event) {
        return new Terms(
                event,
                "ev" + event,
                "Lantern Night",
                ZoneOffset.UTC,
                false,
                null,
                OneGateway.NOW,
                OneGateway.NOW.plus(Duration.ofDays(400)),
                60,
                9,
                10,
                300,
                null);
    }

    private static List<Arrival> arrivals(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> new Arrival("p" + n, "net")).toList();
    }

    private void onlyTheOtherIsLeft() {
        gateway.decided = () -> List.of(terms(8));
        gateway.decisions.listen();
    }

    private long count(String where, long event) {
        return gateway.database
                .open()
                .jdbc()
                .queryForObject(
                        "select count(*) from waiting_place where event_id = ? and " + where,
                        Long.class,
                        event);
    }

    @Test
    void a_room_that_has_ended_is_not_remembered_at_the_next_start() {
        assertThat(gateway.stored.terms()).hasSize(2);
        onlyTheOtherIsLeft();
        assertThat(gateway.stored.terms()).hasSize(1);
        assertThat(gateway.stored.ended("7")).contains(7L);
        assertThat(gateway.stored.ended("8")).isEmpty();
        gateway.decided = () -> List.of(terms(7), terms(8));
        gateway.decisions.listen();
        assertThat(gateway.stored.terms()).as("it begins again, as it was before").hasSize(2);
        assertThat(gateway.stored.ended("7")).isEmpty();
    }

    @Test
    void the_proof_stays_as_published_and_what_else_is_known_goes() {
        var published = gateway.proofs.of(gateway.rooms.find("7").orElseThrow());
        onlyTheOtherIsLeft();
        gateway.now = OneGateway.NOW.plus(Duration.ofDays(6));
        gateway.decisions.purge();
        assertThat(count("network <> ''", 7)).isEqualTo(11);
        gateway.now = OneGateway.NOW.plus(Duration.ofDays(8));
        gateway.decisions.purge();
        assertThat(count("number <= 9", 7)).isEqualTo(9);
        assertThat(count("number > 9", 7)).isZero();
        assertThat(count("network <> '' or attempt is not null", 7)).isZero();
        for (var named : List.of("7", "EV7", "ev7")) {
            var proof = new Proofs(gateway.table, gateway.places, gateway.stored).ofEnded(named);
            assertThat(proof).isEqualTo(published);
            assertThat(Draw.order(proof.seed(), ids(proof))).isEqualTo(ids(proof));
        }
        assertThat(count("network <> ''", 8)).as("of a room that there is").isEqualTo(11);
    }

    private static List<String> ids(Views.Proof proof) {
        return proof.places().stream().map(PlaceTable.Drawn::place).toList();
    }

    @Test
    void after_the_time_that_is_said_nothing_is_left() {
        onlyTheOtherIsLeft();
        gateway.now = OneGateway.NOW.plus(Duration.ofDays(91));
        gateway.decisions.purge();
        assertThat(count("1 = 1", 7)).isZero();
        assertThat(gateway.table.find(7)).isEmpty();
        assertThatThrownBy(() -> gateway.proofs.ofEnded("7"))
                .isInstanceOf(ErrorResponseException.class);
        assertThat(count("1 = 1", 8)).isEqualTo(11);
    }

    /** It was found ended, and its organiser opened it again before it was locked. */
    @Test
    void a_room_that_has_begun_again_meanwhile_keeps_all_of_it() {
        onlyTheOtherIsLeft();
        gateway.decided = () -> List.of(terms(7), terms(8));
        gateway.decisions.listen();
        var access = gateway.database.open();
        var late = OneGateway.NOW.plus(Duration.ofDays(91));
        access.transactions().executeWithoutResult(status -> StoredRooms.forget(access, 7, late));
        assertThat(count("network <> ''", 7)).isEqualTo(11);
        access.transactions().executeWithoutResult(status -> StoredRooms.delete(access, 7, late));
        assertThat(count("1 = 1", 7)).isEqualTo(11);
    }

    @Test
    void a_room_that_is_gone_meanwhile_keeps_no_other_one() {
        var access = gateway.database.open();
        access.transactions()
                .executeWithoutResult(status -> {
                    StoredRooms.forget(access, 99, OneGateway.NOW);
                    StoredRooms.delete(access, 99, OneGateway.NOW);
                });
        assertThat(gateway.stored.terms()).hasSize(2);
    }
}
