package dev.marquee.ticket.lookup;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The older system's look-up, with its words and fields, for those who may see the answer. */
@RestController
@Tag(name = "Older addresses")
class TicketLookupController {

    static final String PATH = "/events/api/lookup_ticket";

    /**
     * A ticket as the older system showed it.
     *
     * @param ticketId what {@code /api/tickets/{id}} takes
     * @param ticketCode what it shows
     * @param status booked or cancelled
     */
    record FoundTicket(
            @Schema(example = "1185") long ticketId,
            @Schema(example = "EV07-160") String ticketCode,
            long eventId,
            String eventName,
            OffsetDateTime eventDate,
            @Schema(
                            allowableValues = {"booked", "cancelled"},
                            example = "booked")
                    String status,
            String buyerName,
            String buyerEmail,
            @Nullable String buyerPhone) {}

    private final JdbcClient jdbc;

    TicketLookupController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Operation(
            summary = "The tickets booked with an e-mail address",
            description =
                    "For admins and support staff; for organisers, the tickets of their own events; for everybody, those of their own verified address.")
    @ApiResponse(responseCode = "200", description = "The tickets; an empty list if there are none")
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(responseCode = "403", description = "not-your-address, forbidden")
    @ApiResponse(responseCode = "422", description = "`invalid-input`: not an e-mail address")
    @GetMapping(path = PATH, produces = "application/json")
    List<FoundTicket> tickets(
            @RequestParam(defaultValue = "") String email,
            @Parameter(hidden = true) Caller caller) {
        var address = EmailInput.parse(email);
        if (caller.has("ADMIN", "SUPPORT") || owns(caller, address)) return find(address, null);
        if (caller.has("ORGANIZER")) return find(address, caller.id());
        throw Problems.problem(
                HttpStatus.FORBIDDEN, "not-your-address", Text.of("problem.not-your-address"));
    }

    private static boolean owns(Caller caller, EmailAddress address) {
        return caller.emailVerified() && new EmailAddress(caller.email()).equals(address);
    }

    private List<FoundTicket> find(EmailAddress email, @Nullable Long organizer) {
        return jdbc.sql(
                        """
                        select t.id, t.number, t.status, e.event_id, e.code, e.name, e.starts_at, e.time_zone,
                               b.buyer_name, b.buyer_email, b.buyer_phone
                        from booking b join ticket t on t.booking_id = b.id join sale_terms e on e.event_id = b.event_id
                        where b.buyer_email = :email and (:all or e.organizer_id = :organizer) order by t.id
                        """)
                .param("email", email.value())
                .param("all", organizer == null)
                .param("organizer", organizer == null ? 0 : organizer)
                .query((row, n) ->
                        new FoundTicket(
                                row.getLong("id"),
                                row.getString("code") + "-" + row.getInt("number"),
                                row.getLong("event_id"),
                                row.getString("name"),
                                row.getObject("starts_at", OffsetDateTime.class)
                                        .atZoneSameInstant(ZoneId.of(row.getString("time_zone")))
                                        .toOffsetDateTime(),
                                "cancelled".equals(row.getString("status"))
                                        ? "cancelled"
                                        : "booked",
                                row.getString("buyer_name"),
                                row.getString("buyer_email"),
                                row.getString("buyer_phone")))
                .list();
    }
}
