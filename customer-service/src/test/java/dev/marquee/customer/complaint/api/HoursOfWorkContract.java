package dev.marquee.customer.complaint.api;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.customer.RunningService;
import dev.marquee.customer.complaint.hours.BusinessHours;
import dev.marquee.customer.complaint.hours.BusinessHours.Written;
import dev.marquee.customer.complaint.hours.Opening;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;

/** When staff work says when complaints are due. */
abstract class HoursOfWorkContract extends RunningService {

    private static final Written ALWAYS =
            new Written(
                    "UTC",
                    Arrays.stream(DayOfWeek.values())
                            .collect(
                                    Collectors.toMap(
                                            day -> day, day -> List.of(new Opening(0, 1440)))),
                    Map.of(),
                    0);

    @Autowired private BusinessHours hours;
    @Autowired private ChangeBusinessHours change;

    private Written before;

    private static JwtRequestPostProcessor support() {
        return account(5, "support@ticket.local", "SUPPORT");
    }

    @BeforeEach
    void asTheyWere() {
        before = hours.written();
    }

    @AfterEach
    void back() {
        jdbc.sql("delete from complaint").update();
        change.handle(before, null);
    }

    private long complain() {
        var made =
                post(
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"It was cold\"}",
                        customer());
        assertThat(made).hasStatus(HttpStatus.CREATED);
        return json(made).get("id").asLong();
    }

    /** A copy of a complaint for each, without its words. */
    private void more(long id, int copies) {
        var columns =
                jdbc.sql(
                                "select distinct lower(column_name) from information_schema.columns where lower(table_name) = 'complaint' and lower(column_name) <> 'id'")
                        .query(String.class)
                        .list();
        var names = String.join(", ", columns);
        for (var n = 0; n < copies; n++)
            jdbc.sql(
                            "insert into complaint (%1$s) select %1$s from complaint where id = ?"
                                    .formatted(names))
                    .param(id)
                    .update();
    }

    private List<Instant> due() {
        return jdbc.sql("select first_due from complaint order by id")
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    @Test
    void other_hours_of_work_make_it_due_at_another_time() {
        var id = complain();
        var days =
                Arrays.stream(DayOfWeek.values())
                        .map(day ->
                                "{\"day\":\"%s\",\"opens\":\"00:00\",\"closes\":\"24:00\"}"
                                        .formatted(day.name().toLowerCase(java.util.Locale.ROOT)))
                        .collect(Collectors.joining(","));
        var body = "{\"zone\":\"UTC\",\"holidays\":[],\"hours\":[%s]}".formatted(days);

        assertThat(send(HttpMethod.PUT, "/api/business-hours", body, support())).hasStatusOk();

        var shown = json(get("/api/complaints/" + id, support()));
        var created = Instant.parse(shown.get("created_at").asString());
        assertThat(Instant.parse(shown.at("/work/first_due").asString()))
                .isEqualTo(created.plusSeconds(8 * 3600));
    }

    @Test
    void of_many_all_are_due_anew_and_the_calendar_is_not_read_for_each() {
        more(complain(), 250);
        var old = due().getFirst();
        var read = statements.of(() -> change.handle(ALWAYS, null));

        assertThat(due()).hasSize(251).doesNotContain(old);
        assertThat(due().stream().distinct()).hasSize(1);
        assertThat(read).as("one write each, and little more").isLessThan(2 * 251);
    }

    /** What was done of it is done: they are not locked all together until the last. */
    @Test
    void a_page_of_them_does_not_wait_for_the_next_one() {
        var id = complain();
        more(id, 149);
        var old = due().getFirst();
        jdbc.sql(
                        "update complaint set source = 'nobody' where id = (select max(id) from complaint)")
                .update();

        assertThatThrownBy(() -> change.handle(ALWAYS, null))
                .as("the last cannot be read")
                .isInstanceOf(RuntimeException.class);

        var now = due();
        assertThat(now.subList(0, 100)).doesNotContain(old);
        assertThat(now.subList(100, 150)).as("the control").containsOnly(old);
        assertThat(hours.written().zone()).isEqualTo("UTC");
        assertThat(owed("audit")).anyMatch(entry -> entry.contains("complaint.hours-changed"));
    }
}
