package dev.marquee.event.catalogue;

import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A list from one day to another holds whatever takes place then, also what began before. */
@EventServiceTest
class RunningEventsTest {

    @Autowired MockMvcTester mvc;

    /** A word that no other event has. */
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void a_fair_of_three_days_a_night_and_an_event_without_an_end() throws Exception {
        publish("Fair", "2030-05-03T10:00", "2030-05-05T18:00");
        publish("Night", "2030-05-03T22:00", "2030-05-04T00:00");
        publish("Open", "2030-05-03T12:00", null);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2030-05-02, 2030-05-02, -",
                "2030-05-03, 2030-05-03, Fair|Open|Night",
                "2030-05-04, 2030-05-04, Fair",
                "2030-05-05, 2030-05-12, Fair",
                "2030-05-06, 2030-05-12, -",
                "2030-05-05T16:59:00Z, 2030-05-12, Fair",
                "2030-05-05T17:00:00Z, 2030-05-12, -",
                "2030-05-03T11:00:00Z, 2030-05-03T12:00:00Z, Fair|Open",
                "2030-05-03T11:00:01Z, 2030-05-03T12:00:00Z, Fair"
            })
    void what_takes_place_then_is_found(String from, String to, String names) throws Exception {
        var found =
                mvc.get()
                        .uri("/api/events?q=" + word + "&sort=starts_at&from=" + from + "&to=" + to)
                        .exchange();
        assertThat(
                        JsonPath.<List<String>>read(
                                found.getResponse().getContentAsString(), "$.items[*].name"))
                .isEqualTo(
                        names == null
                                ? List.of()
                                : List.of(names.split("\\|")).stream()
                                        .map(name -> name + " " + word)
                                        .toList());
    }

    @Test
    void an_event_that_is_made_longer_is_found_on_its_new_days() throws Exception {
        var id = publish("Longer", "2030-06-03T10:00", "2030-06-03T18:00");
        assertThat(
                        mvc.patch()
                                .uri("/api/events/" + id)
                                .with(organizer())
                                .contentType("application/merge-patch+json")
                                .content("{\"ends_at\":\"2030-06-05T18:00\"}"))
                .hasStatus(200);
        assertThat(mvc.get().uri("/api/events?q=" + word + "&from=2030-06-05"))
                .bodyText()
                .contains("Longer");
    }

    private int publish(String name, String start, String end) throws UnsupportedEncodingException {
        var created =
                mvc.post()
                        .uri("/api/events")
                        .with(organizer())
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"name\":\"%s %s\",\"starts_at\":\"%s\",\"ends_at\":%s,\"time_zone\":\"Europe/Lisbon\",\"capacity\":5,\"status\":\"published\"}"
                                        .formatted(
                                                name,
                                                word,
                                                start,
                                                end == null ? null : "\"" + end + "\""))
                        .exchange();
        assertThat(created).hasStatus(201);
        return JsonPath.read(created.getResponse().getContentAsString(), "$.id");
    }
}
