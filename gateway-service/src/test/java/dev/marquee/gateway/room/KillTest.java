package dev.marquee.gateway.room;

import static dev.marquee.gateway.room.KilledGateway.EVENT;
import static dev.marquee.gateway.room.KilledGateway.IN_THE_LOT;
import static dev.marquee.gateway.room.KilledGateway.START;
import static dev.marquee.gateway.room.KilledGateway.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway is killed while people come and go in: nobody is lost, and nobody called twice. */
class KillTest {

    private static final int LATE = 300;

    @TempDir Path data;

    @Test
    void what_a_killed_gateway_has_said_stays_true_in_a_file() throws Exception {
        killAndCheck(data.toString());
    }

    @Test
    void what_a_killed_gateway_has_said_stays_true_in_postgres() throws Exception {
        killAndCheck(TestPostgres.newDatabase());
    }

    private static void killAndCheck(String address) throws Exception {
        var said = runAndKill(address);
        try (var database = KilledGateway.database(address)) {
            var rooms = new RoomTable(database, Duration.ofDays(1));
            var places = new PlaceTable(database);
            var row = rooms.find(EVENT).orElseThrow();
            assertThat(said).allMatch(id -> places.find(EVENT, id).isPresent(), "is still there");
            var early = IntStream.range(0, IN_THE_LOT).mapToObj(n -> "early" + n).toList();
            assertThat(places.drawn(EVENT, row.lotSize()))
                    .extracting(PlaceTable.Drawn::place)
                    .isEqualTo(Draw.order(row.seed(), early));
            assertThat(row.admitted()).isPositive().isEqualTo(called(places));

            var now = START.plus(Duration.ofHours(1));
            for (; places.waiting(EVENT).length > 0; now = now.plusSeconds(1))
                rooms.step(TERMS, now);
            var end = rooms.find(EVENT).orElseThrow();
            assertThat(end.admitted()).isEqualTo(end.lastNumber()).isEqualTo(called(places));
            assertThat(end.lastNumber()).isGreaterThanOrEqualTo(IN_THE_LOT + LATE);
        }
    }

    private static long called(PlaceTable places) {
        return places.counts(EVENT).of(PlaceState.CALLED);
    }

    /** What it has said until it was killed. */
    private static List<String> runAndKill(String address) throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledGateway.class.getName(),
                                address)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var said = new ArrayList<String>();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("early") && !line.startsWith("late")) continue;
                said.add(line);
                if (line.equals("late" + LATE))
                    process.toHandle().destroyForcibly(); // what it has said can still be read
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        assertThat(said).hasSizeGreaterThan(IN_THE_LOT + LATE);
        return said.subList(0, said.size() - 1); // the last line may be half a one
    }
}
