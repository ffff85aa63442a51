package dev.marquee.ticket.qr;

import dev.marquee.platform.leaving.GivenRows;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The public keys of the tickets in an archive: whoever admits with them elsewhere needs no more.
 * Of an organiser whose tickets all came in with an archive, there are none of this installation.
 */
@Component
class TicketKeyRows implements GivenRows {

    private final SigningKey key;
    private final JdbcClient jdbc;

    TicketKeyRows(SigningKey key, JdbcClient jdbc) {
        this.key = key;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "ticket_key";
    }

    @Override
    public List<Map<String, String>> of(long organizer) {
        var own =
                jdbc.sql(
                                """
                                select count(*) from ticket t join sale_terms s on s.event_id = t.event_id
                                where s.organizer_id = ?
                                and not exists (select 1 from import_map m where m.kind = 'ticket' and m.local_id = cast(t.id as varchar(100)))
                                """)
                        .param(organizer)
                        .query(Long.class)
                        .single();
        if (own == 0) return List.of();
        var x =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.publicKey().getEncoded());
        return Stream.of(SigningKey.ID, SigningKey.ID_WITH_REVISION)
                .map(id -> HexFormat.of().toHexDigits(id))
                .map(id -> Map.of("id", id, "kid", id, "kty", "OKP", "crv", "Ed25519", "x", x))
                .toList();
    }
}
