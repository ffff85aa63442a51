package dev.marquee.ticket.roster;

import dev.marquee.platform.privacy.PersonalRows;
import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RosterConfiguration {

    private static final String[] OUT = {
        "/api/events/*/attendees/hievents.csv", "/api/events/*/attendees/pretix.csv"
    };
    private static final String IN = "/api/events/*/attendees/import";

    @Bean
    ScopeRules rosterScopes() {
        return new ScopeRules().read("bookings:read", OUT).write("bookings:write", IN);
    }

    /**
     * Lines of files that a person's tickets came from. Whoever ordered for them, and what was
     * noted, is not theirs.
     */
    @Bean
    PersonalRows importedSection(ImportedTickets imported) {
        return new PersonalRows(
                "imported-lines",
                41,
                """
                select k.booking_id as booking, k.number as ticket, i.shape, i.cells as line
                from imported_ticket i join ticket k on k.id = i.ticket_id
                where k.booking_id in (select id from booking where account_id = :account or buyer_email in (:emails)) order by k.id
                """,
                UnaryOperator.identity(),
                row -> {
                    var line =
                            imported.ofAttendee(
                                    String.valueOf(row.remove("shape")),
                                    String.valueOf(row.remove("line")));
                    if (!line.isEmpty()) row.put("line", line);
                    return row;
                });
    }

    /** Whose events they are is asked for each. */
    @Bean
    AccessRules rostersAreForOrganisers() {
        return requests ->
                requests.requestMatchers(OUT)
                        .hasAnyRole("ADMIN", "ORGANIZER")
                        .requestMatchers(IN)
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
