package dev.marquee.gateway.room;

import dev.marquee.gateway.client.WaitingRooms.Terms;
import dev.marquee.gateway.room.PlaceTable.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A process that gives places and lets people in until it is killed; says what it has done. */
final class KilledGateway {

    static final long EVENT = 7;
    static final int IN_THE_LOT = 500;
    static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    static final Terms TERMS =
            new Terms(
                    EVENT,
                    "EV07",
                    "Lantern Night",
                    ZoneOffset.UTC,
                    false,
                    null,
                    START,
                    START.plus(Duration.ofDays(9)),
                    6_000,
                    1_000_000,
                    60,
                    300,
                    null);

    private KilledGateway() {}

    static RoomDatabase database(String address) {
        return address.startsWith("jdbc:")
                ? RoomDatabase.inPostgres(address, "", "")
                : RoomDatabase.inFolder(Path.of(address));
    }

    public static void main(String[] address) {
        var database = database(address[0]);
        var rooms = new RoomTable(database, Duration.ofDays(1));
        var places = new PlaceTable(database);
        new StoredRooms(database).store(EVENT, "EV07", "{}", START);
        for (var n = 0; n < IN_THE_LOT; n++) join(places, "early" + n);
        var now = START;
        for (var n = 0; ; n++) {
            rooms.step(TERMS, now);
            join(places, "late" + n);
            now = now.plusMillis(10);
        }
    }

    private static void join(PlaceTable places, String id) {
        places.join(EVENT, List.of(new Arrival(id, id)), 1, START);
        System.out.println(id);
        System.out.flush();
    }
}
