package dev.marquee.ticket.qr;

import dev.marquee.platform.archive.Refs;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks tokens of tickets that came in with an archive: they were signed by the installation where
 * they were sold, and name the tickets as it did. A key is good for the tickets of the organiser
 * with whom it came, and for nobody else's: archives can say anything.
 */
@Component
public class ImportedTicketTokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int KEY = 32;

    private record Came(long organizer, String ref, String content) {}

    private final JdbcClient jdbc;

    ImportedTicketTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the token says, with the numbers of here; empty if no such ticket came in. */
    public Optional<TicketClaim> verify(String token) {
        var signed = TicketTokens.signed(token);
        if (signed.isEmpty()) return Optional.empty();
        var id = HexFormat.of().toHexDigits(signed.get().message()[0]);
        return keys().stream()
                .filter(key -> isSigned(key, id, signed.get()))
                .flatMap(key -> here(key, signed.get().claim()).stream())
                .findFirst();
    }

    private List<Came> keys() {
        return jdbc.sql(
                        "select organizer_id, ref, content from import_row where kind = 'ticket_key' order by organizer_id, ref")
                .query((row, n) -> new Came(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static boolean isSigned(Came came, String id, TicketTokens.Signed signed) {
        var key = JSON.readTree(came.content);
        if (!id.equals(key.path("kid").asString(""))
                || !key.path("crv").asString("").equals("Ed25519")) return false;
        try {
            var x = Base64.getUrlDecoder().decode(key.path("x").asString(""));
            return x.length == KEY
                    && new Ed25519PublicKeyParameters(x)
                            .verify(
                                    Ed25519.Algorithm.Ed25519,
                                    null,
                                    signed.message(),
                                    0,
                                    signed.message().length,
                                    signed.signature(),
                                    0);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<TicketClaim> here(Came key, TicketClaim there) {
        return jdbc.sql(
                        """
                        select t.event_id, t.id from import_map m join ticket t on m.local_id = cast(t.id as varchar(100))
                        join import_map e on e.kind = 'event' and e.local_id = cast(t.event_id as varchar(100)) and e.origin = m.origin
                        join sale_terms s on s.event_id = t.event_id
                        where m.origin = :origin and m.kind = 'ticket' and m.origin_id = :ticket and e.origin_id = :event and s.organizer_id = :organizer
                        """)
                .param("origin", Refs.origin(key.ref))
                .param("ticket", String.valueOf(there.ticketId()))
                .param("event", String.valueOf(there.eventId()))
                .param("organizer", key.organizer)
                .query((row, n) ->
                        new TicketClaim(
                                row.getLong(1), there.number(), row.getLong(2), there.revision()))
                .optional();
    }
}
