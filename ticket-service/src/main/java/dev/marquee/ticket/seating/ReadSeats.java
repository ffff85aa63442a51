package dev.marquee.ticket.seating;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the seats of events, to show them. Nobody decides by it: a moment later they may be gone.
 */
@Component
public class ReadSeats {

    private final JdbcTemplate jdbc;
    private final SeatReader reader;

    public ReadSeats(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.reader = new SeatReader(json);
    }

    /** The seats of the event, if it has any. */
    public Optional<FreeSeats> of(long event) {
        ConnectionCallback<Optional<FreeSeats>> reading =
                connection ->
                        Optional.ofNullable(reader.read(connection, List.of(event)).get(event));
        return Objects.requireNonNull(jdbc.execute(reading));
    }
}
