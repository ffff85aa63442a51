package dev.marquee.ticket.seating;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the seats of events, to show them. Nobody decides by it: a moment later they may be gone.
 */
@Component
public class ReadSeats {

    private final JdbcTemplate jdbc;
    private final SeatReader reader;
    private final JsonMapper json;

    public ReadSeats(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.reader = new SeatReader(json);
        this.json = json;
    }

    /** Seats that were taken or freed, by their ids; those that were both are what they are now. */
    public record Changes(List<String> taken, List<String> freed) {}

    /** What has changed after that number. */
    public Changes since(long event, long seq) {
        var now = new LinkedHashMap<String, Boolean>();
        jdbc.query(
                SeatReader.CHANGES,
                row -> {
                    now.put(row.getString("seat_id"), row.getBoolean("taken"));
                },
                event,
                seq);
        return new Changes(of(now, true), of(now, false));
    }

    private static List<String> of(Map<String, Boolean> seats, boolean taken) {
        return seats.entrySet().stream()
                .filter(seat -> seat.getValue() == taken)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The plan as it was told. */
    public String plan(long event) {
        return Objects.requireNonNull(
                jdbc.queryForObject(
                        "select plan from seating_plan where event_id = ?", String.class, event));
    }

    /** The ticket type of each section that is sold, by the section's id. */
    public Map<String, Long> sections(long event) {
        return json.readValue(
                jdbc.queryForObject(
                        "select sections from seating where event_id = ?", String.class, event),
                new TypeReference<>() {});
    }

    /** The seats of the event, if it has any. */
    public Optional<FreeSeats> of(long event) {
        ConnectionCallback<Optional<FreeSeats>> reading =
                connection ->
                        Optional.ofNullable(reader.read(connection, List.of(event)).get(event));
        return Objects.requireNonNull(jdbc.execute(reading));
    }
}
