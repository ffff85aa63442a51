package dev.marquee.venue.plan;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.security.Caller;
import dev.marquee.venue.VenueSamples;
import dev.marquee.venue.VenueServiceTest;
import dev.marquee.venue.Venues;
import dev.marquee.venue.plan.layout.PlanSamples;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of seat plans without their scripts. */
@VenueServiceTest
class SeatPlanPagesTest {

    private static final Caller OWNER =
            new Caller(2, "Ana", "ana@example.org", true, Set.of("ORGANIZER"));

    @Autowired MockMvcTester mvc;
    @Autowired ManagePlans manage;
    @Autowired PlanViews views;
    @Autowired Venues venues;

    @Test
    void a_plan_is_shown_with_a_picture_and_a_table() {
        var venue = venue();
        var plan = manage.add(venue, OWNER, PlanSamples.rows(2, 12), 3);
        var page = page("/admin/venues/%d/seat-plans/%d".formatted(venue, plan));
        assertThat(page).hasStatusOk();
        assertThat(text(page))
                .contains(
                        "Great hall", "1 – 12", "<use class=\"seat p0\"", "/seat-plans/editor.js");
        assertThat(text(page("/admin/venues/%d/seat-plans".formatted(venue))))
                .contains(
                        "Great hall",
                        "Stalls",
                        "data-part=\"/admin/events?part=uses&amp;plan=" + plan);
    }

    @Test
    void anything_that_a_plan_can_be_is_shown() {
        var venue = venue();
        for (var seed = 0; seed < 10; seed++) {
            var plan = manage.add(venue, OWNER, PlanSamples.any(seed), 0);
            assertThat(page("/admin/venues/%d/seat-plans/%d".formatted(venue, plan))).hasStatusOk();
        }
        assertThat(page("/admin/venues/%d/seat-plans".formatted(venue))).hasStatusOk();
    }

    @Test
    void an_older_version_is_shown_on_request() {
        var venue = venue();
        var plan = manage.add(venue, OWNER, PlanSamples.rows(1, 3), 0);
        manage.change(plan, 1L, OWNER, PlanSamples.rows(1, 7), 0);
        var at = "/admin/venues/%d/seat-plans/%d".formatted(venue, plan);
        assertThat(text(page(at))).contains("1 – 7");
        assertThat(text(page(at + "?version=1"))).contains("1 – 3", "version 1");
        assertThat(page(at + "?version=9")).hasStatus(404);
        assertThat(page("/admin/venues/%d/seat-plans/%d".formatted(venue(), plan)))
                .as("at another venue")
                .hasStatus(404);
    }

    @Test
    void who_may_not_change_a_plan_copies_it() {
        var venue = venue();
        var plan = manage.add(venue, OWNER, PlanSamples.rows(1, 3), 0);
        var at = "/admin/venues/%d/seat-plans/%d".formatted(venue, plan);
        var other = account(78, "o@example.org", "ORGANIZER");
        assertThat(text(mvc.get().uri(at).with(other).exchange()))
                .doesNotContain("editor.js")
                .contains("Copy as a plan of my own");
        assertThat(mvc.post().uri(at + "/delete").with(other)).hasStatus(403);
        assertThat(mvc.post().uri(at + "/copy").with(other)).hasStatus3xxRedirection();
        assertThat(views.ofVenue(venue)).hasSize(2);
        assertThat(mvc.post().uri(at + "/delete").with(organizer())).hasStatus3xxRedirection();
        assertThat(views.ofVenue(venue)).hasSize(1);
    }

    @Test
    void a_file_becomes_the_next_version_unless_there_is_a_newer_one() {
        var venue = venue();
        var plan = manage.add(venue, OWNER, PlanSamples.rows(1, 2), 0);
        var at = "/admin/venues/%d/seat-plans/%d/import".formatted(venue, plan);
        var csv = "section,row,number\nStalls,A,1\nStalls,A,2\nStalls,A,3\n";
        assertThat(send(at, csv, "1")).hasStatus3xxRedirection();
        assertThat(views.layout(plan, 2).seatCount()).isEqualTo(3);
        var late = send(at, csv + "Stalls,A,4\n", "1");
        assertThat(late).hasStatus(409);
        assertThat(text(late)).contains("Somebody else saved meanwhile");
        var wrong = send(at, "{\"sections\":[{\"rows\":[{\"seats\":[{\"x\":\"a\"}]}]}]}", "2");
        assertThat(wrong).hasStatus(422);
        assertThat(text(wrong)).contains("sections[0].rows[0].seats[0].x: cannot be read");
        assertThat(send(at, "{", "2")).hasStatus(422);
        assertThat(send(at, "", "2")).hasStatus(422);
    }

    private MvcTestResult send(String uri, String content, String seen) {
        var file =
                new MockMultipartFile(
                        "file", "plan", null, content.getBytes(StandardCharsets.UTF_8));
        return mvc.post()
                .multipart()
                .file(file)
                .uri(uri)
                .param("seen", seen)
                .with(organizer())
                .exchange();
    }

    private MvcTestResult page(String uri) {
        return mvc.get().uri(uri).with(organizer()).exchange();
    }

    private long venue() {
        return venues.save(VenueSamples.cellar(6000)).id();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
