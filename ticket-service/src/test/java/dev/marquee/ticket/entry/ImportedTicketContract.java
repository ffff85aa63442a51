package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.Reading.Direction;
import dev.marquee.ticket.qr.TicketsOfElsewhere;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tickets that were sold by another installation, and came in with an archive. */
abstract class ImportedTicketContract extends AtTheDoor {

    private static final long SOMEBODY_ELSE = 87;

    @Autowired private ReadTickets read;
    @TempDir private Path folder;

    private final String origin = UUID.randomUUID().toString();

    @Test
    void the_code_of_where_it_was_sold_admits() {
        var elsewhere = new TicketsOfElsewhere(folder.resolve("theirs"));
        var event = opened("Came in", 10);
        var ticket = ticket(event);
        cameIn(event, ticket);
        var token = elsewhere.tokens().token(7, number(ticket), 1184, 0);
        assertThat(of(token).found()).as("before its key came in").isNull();
        key(OWNER, elsewhere.row(origin));
        assertThat(found(token)).isEqualTo(ticket.get("id").asLong());
        assertThat(of(elsewhere.tokens().token(8, number(ticket), 1184, 0)))
                .as("of another event there")
                .satisfies(ImportedTicketContract::isForged);
        assertThat(of(elsewhere.tokens().token(7, number(ticket) + 1, 1184, 0)))
                .satisfies(ImportedTicketContract::isForged);
        assertThat(
                        of(
                                elsewhere
                                        .tokens()
                                        .token(
                                                event,
                                                number(ticket),
                                                ticket.get("id").asLong(),
                                                0)))
                .as("numbers of here, signed there")
                .satisfies(ImportedTicketContract::isForged);
        var changed =
                token.substring(0, 9) + (token.charAt(9) == 'A' ? 'B' : 'A') + token.substring(10);
        assertThat(of(changed)).satisfies(ImportedTicketContract::isForged);
    }

    /** Whoever makes an archive by hand may say that a key is of any installation. */
    @Test
    void a_key_opens_only_the_doors_of_the_organiser_with_whom_it_came() {
        var forger = new TicketsOfElsewhere(folder.resolve("forger"));
        var event = opened("Not theirs", 10);
        var ticket = ticket(event);
        cameIn(event, ticket);
        key(SOMEBODY_ELSE, forger.row(origin));
        var token = forger.tokens().token(7, number(ticket), 1184, 0);
        assertThat(of(token)).satisfies(ImportedTicketContract::isForged);
        key(OWNER, forger.row(origin));
        assertThat(found(token)).as("control").isEqualTo(ticket.get("id").asLong());
    }

    private void cameIn(long event, JsonNode ticket) {
        name("event", "7", event);
        name("ticket", "1184", ticket.get("id").asLong());
    }

    private void name(String kind, String there, long here) {
        database.update(
                "insert into import_map (origin, kind, origin_id, local_id) values (?, ?, ?, ?)",
                origin,
                kind,
                there,
                String.valueOf(here));
    }

    private void key(long organizer, String row) {
        database.update(
                "insert into import_row (organizer_id, kind, ref, content) values (?, 'ticket_key', ?, ?)",
                organizer,
                origin + ":11",
                row);
    }

    private static int number(JsonNode ticket) {
        var code = ticket.get("code").asString();
        return Integer.parseInt(code.substring(code.indexOf('-') + 1));
    }

    private static void isForged(ReadTickets.Ticket ticket) {
        assertThat(ticket.found()).isNull();
        assertThat(ticket.otherwise()).isEqualTo(Outcome.FORGED);
    }

    private long found(String token) {
        var found = of(token).found();
        return found == null ? 0 : found.ticket().id();
    }

    private ReadTickets.Ticket of(String token) {
        return read.find(
                new Reading(
                        UUID.randomUUID(),
                        token,
                        null,
                        null,
                        null,
                        Direction.ENTRY,
                        null,
                        null,
                        false,
                        null,
                        ScanTime.now(null, null, clock.instant())));
    }
}
