package dev.marquee.ticket.entry.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each phone was last heard of. */
@Component
public class EntryContacts {

    /** Phones ask every 30 seconds; one that has missed it this long has no network. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    /**
     * A phone.
     *
     * @param name who uses it
     * @param unsent how many scans it had not sent then
     * @param offline whether it should have been heard of since
     */
    @Schema(name = "EntryContact")
    public record Contact(
            @Schema(example = "phone-4f0a1c6f") String device,
            @Schema(example = "Ana Ribeiro") String name,
            @Schema(example = "North") @Nullable String gate,
            Instant seenAt,
            @Schema(example = "0") int unsent,
            @Schema(example = "false") boolean offline) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    public EntryContacts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The phones of an event, the one that was heard of last first. */
    public List<Contact> of(long event) {
        var silent = clock.instant().minus(SILENCE);
        return jdbc.sql(
                        "select * from entry_contact where event_id = ? order by seen_at desc, device")
                .param(event)
                .query((row, n) -> {
                    var seen = row.getObject("seen_at", OffsetDateTime.class).toInstant();
                    return new Contact(
                            row.getString("device"),
                            row.getString("name"),
                            row.getString("gate"),
                            seen,
                            row.getInt("unsent"),
                            seen.isBefore(silent));
                })
                .list();
    }

    /**
     * Notes that a phone was heard of; nothing where it does not say which one it is.
     *
     * @param gate null for the one that it was at
     */
    public void heardOf(
            DoorKeeper keeper,
            long event,
            @Nullable String device,
            @Nullable String gate,
            int unsent) {
        if (device == null || device.isBlank()) return;
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var seen =
                jdbc.sql(
                                """
                                update entry_contact set name = ?, gate = coalesce(?, gate), seen_at = ?, unsent = ?
                                where event_id = ? and device = ?
                                """)
                        .params(Arrays.asList(keeper.name(), gate, now, unsent, event, device))
                        .update();
        if (seen == 0)
            jdbc.sql(
                            """
                            insert into entry_contact (event_id, device, name, gate, seen_at, unsent) values (?, ?, ?, ?, ?, ?)
                            on conflict do nothing
                            """)
                    .params(Arrays.asList(event, device, keeper.name(), gate, now, unsent))
                    .update();
    }
}
