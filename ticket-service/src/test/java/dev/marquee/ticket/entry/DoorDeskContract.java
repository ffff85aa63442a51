package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.marquee.platform.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the staff at a desk sees of the door, on whatever database. */
abstract class DoorDeskContract extends AtTheDoor {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Test
    void a_printed_list_says_when_and_a_later_one_what_changed_since() {
        var event = opened("On paper", 20);
        var kept = book(event, 1, "Kept Karl", mail(event, "kept"));
        var renamed = book(event, 2, "Ralf Renamed", mail(event, "renamed"));
        var gone = book(event, 2, "Gone Girl", mail(event, "gone"));
        var partly = book(event, 2, "Partly Pia", mail(event, "partly"));
        var handed = book(event, 1, "Hand Hanna", mail(event, "handed"));
        var printed = clock.instant();
        var paper = page(event, "");
        assertThat(paper)
                .contains("Gone Girl", "What changed since")
                .containsAnyOf("Printed " + shown(printed), "Printed " + shown(clock.instant()));
        clock.pass(Duration.ofMinutes(2));
        var later = clock.instant();

        assertThat(changes(event, later)).contains("Nothing changed");
        cancel(gone.get("id").asLong(), "");
        cancel(
                partly.get("id").asLong(),
                "{\"tickets\":[%d]}".formatted(partly.at("/tickets/1/id").asLong()));
        send(
                PUT,
                "/api/tickets/%d/attendee".formatted(renamed.at("/tickets/0/id").asLong()),
                organiser(),
                200,
                "{\"name\":\"New Nina\"}");
        database.update(
                "update ticket set revision = 1, handed_on_at = ?, attendee_name = 'Holder Hugo', attendee_email = 'h@example.org' where id = ?",
                later.atOffset(java.time.ZoneOffset.UTC),
                handed.at("/tickets/0/id").asLong());
        book(event, 1, "Late Leo", mail(event, "late"));

        var text = changes(event, later);
        assertThat(rows(text))
                .isEqualTo(
                        """
                        Cancelled: do not let in|Gone Girl|%s
                        Cancelled: do not let in|Gone Girl|%s
                        Handed on|Holder Hugo|%s
                        New|Late Leo|EV%d-9
                        Renamed|New Nina|%s
                        Cancelled: do not let in|Partly Pia|%s
                        """
                                .formatted(
                                        code(gone, 0),
                                        code(gone, 1),
                                        code(handed, 0),
                                        event,
                                        code(renamed, 0),
                                        code(partly, 1)));
        assertThat(text).doesNotContain("Kept Karl", code(kept, 0));
        assertThat(rows(changes(event, printed.minus(Duration.ofHours(1)))))
                .as("what was booked and cancelled in between was never on paper")
                .doesNotContain("Gone Girl")
                .contains("New|Kept Karl");
        assertThat(exchange(GET, door(event) + "?since=yesterday", organiser(), null))
                .hasStatus(422)
                .bodyText()
                .contains("Give the time", "value=\"yesterday\"");
    }

    @Test
    void who_gives_tickets_back_while_phones_are_offline_is_warned() {
        var event = opened("Offline", 5);
        var booking = tickets(event, 1);
        heardOf(event, "phone-1", 0);
        heardOf(event, "phone-2", 3);
        heardOf(event, "phone-3", 0);
        var seen =
                database.queryForObject(
                                "select min(seen_at) from entry_contact where event_id = ?",
                                OffsetDateTime.class,
                                event)
                        .toInstant();
        assertThat(dryRun(booking).at("/offline_devices/devices").asInt())
                .as("one has scans that it has not sent")
                .isOne();

        clock.pass(Duration.ofMinutes(3));
        heardOf(event, "phone-3", 0);

        var warned = dryRun(booking).get("offline_devices");
        assertThat(warned.get("devices").asInt()).isEqualTo(2);
        assertThat(warned.get("unsent").asInt()).isEqualTo(3);
        assertThat(OffsetDateTime.parse(warned.get("since").asString()).toInstant())
                .isEqualTo(seen);
        var id = booking.get("id").asLong();
        var ticket = booking.at("/tickets/0/id").asLong();
        var changed =
                send(
                        POST,
                        "/api/bookings/" + id + "/change",
                        organiser(),
                        200,
                        "{\"tickets\":[%d],\"ticket_type_id\":%d,\"dry_run\":true}"
                                .formatted(ticket, event));
        assertThat(changed.get("offline_devices")).isEqualTo(warned);
        var ask = "/admin/tickets/%d/cancel".formatted(booking.get("id").asLong());
        var since = DateTimeFormatter.ofPattern("HH:mm").format(seen.atZone(LISBON));
        for (var uri :
                new String[] {
                    ask,
                    "/admin/tickets/%d".formatted(booking.get("id").asLong()),
                    "/admin/tickets/%d/name".formatted(booking.at("/tickets/0/id").asLong())
                })
            assertThat(exchange(GET, uri, organiser(), null))
                    .hasStatus(200)
                    .bodyText()
                    .contains("2 devices at the door have been offline since " + since);

        startsAt(event, clock.instant().plus(Duration.ofDays(3)));
        assertThat(dryRun(booking).has("offline_devices")).as("nobody is there yet").isFalse();
        assertThat(exchange(GET, ask, organiser(), null))
                .bodyText()
                .doesNotContain("offline since");
    }

    @Test
    void a_phone_that_was_heard_of_yesterday_and_owes_nothing_is_at_no_door() {
        var event = opened("Yesterday", 5);
        var booking = tickets(event, 1);
        heardOf(event, "phone-1", 0);

        clock.pass(Duration.ofHours(13));
        startsAt(event, clock.instant().plus(Duration.ofHours(1)));

        assertThat(dryRun(booking).has("offline_devices")).isFalse();
    }

    @Test
    void who_came_is_a_chart_with_its_table_by_gate_and_quarter() {
        var event = opened("Came", 10);
        var booking = tickets(event, 3);
        assertThat(attendance(event, "")).contains("Nobody has come in yet");
        scan(steward(), booking.at("/tickets/0"), ",\"gate\":\"North\"");
        scan(steward(), booking.at("/tickets/1"), ",\"gate\":\"South\"");

        var page = attendance(event, "");
        var part = attendance(event, "?part=figures");

        assertThat(page)
                .contains(
                        "data-chart=\"stack\"",
                        "North",
                        "South",
                        "2 of 3",
                        "export.csv",
                        "First in");
        assertThat(part)
                .contains("data-chart=\"stack\"", "North", "2 of 3")
                .doesNotContain("<html");
        assertThat(
                        exchange(
                                GET,
                                "/admin/tickets/attendees/EV" + event + "/attendance",
                                TestTokens.account(2, "b@example.org", "ORGANIZER"),
                                null))
                .hasStatus(404);
    }

    private String attendance(long event, String query) {
        return body("/admin/tickets/attendees/EV" + event + "/attendance" + query);
    }

    private JsonNode dryRun(JsonNode booking) {
        return send(
                POST,
                "/api/bookings/%d/cancel?dry_run=true".formatted(booking.get("id").asLong()),
                organiser(),
                200,
                null);
    }

    private void heardOf(long event, String phone, int unsent) {
        get(
                "/api/entry/events/%d/snapshot?device_id=%s&unsent=%d"
                        .formatted(event, phone, unsent),
                steward());
    }

    private void cancel(long booking, String body) {
        send(
                POST,
                "/api/bookings/" + booking + "/cancel",
                organiser(),
                200,
                body.isEmpty() ? null : body);
    }

    private static String mail(long event, String who) {
        return "%s-%d@paper.example.org".formatted(who, event);
    }

    private static String code(JsonNode booking, int ticket) {
        return booking.at("/tickets/" + ticket + "/code").asString();
    }

    private static String door(long event) {
        return "/admin/tickets/attendees/EV" + event + "/door";
    }

    private String page(long event, String query) {
        return body(door(event) + query);
    }

    private String body(String uri) {
        var answer = exchange(GET, uri, organiser(), null);
        assertThat(answer).hasStatus(200);
        return new String(
                answer.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    /** With seconds, so that what happened in the same minute before is not among them. */
    private String changes(long event, Instant since) {
        return page(event, "?since=" + since.atZone(LISBON).toLocalDateTime());
    }

    private static String shown(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm").format(at.atZone(LISBON));
    }

    /** What the table says: change, who, code. */
    private static String rows(String html) {
        var rows = new StringBuilder();
        var row =
                java.util.regex.Pattern.compile(
                        "<td><b>([^<]*)</b></td>\\s*<th scope=\"row\">\\s*<bdi>([^<]*)</bdi>.*?<td class=\"text-nowrap\">([^<]*)</td>",
                        java.util.regex.Pattern.DOTALL);
        var found = row.matcher(html);
        while (found.find())
            rows.append(found.group(1))
                    .append('|')
                    .append(found.group(2))
                    .append('|')
                    .append(found.group(3))
                    .append('\n');
        return rows.toString();
    }
}
