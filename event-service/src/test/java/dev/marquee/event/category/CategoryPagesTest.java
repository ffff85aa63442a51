package dev.marquee.event.category;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.TEXT_HTML;

import dev.marquee.event.EventServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@EventServiceTest
class CategoryPagesTest {

    private static final String LIST = "/admin/categories";

    @Autowired MockMvcTester mvc;
    @Autowired Categories categories;

    @Test
    void an_admin_adds_renames_and_deletes_kinds_and_organisers_choose_from_them() {
        assertThat(get(LIST)).hasStatus(200).bodyText().contains("Comedy", "for what says no kind");
        assertThat(post("", "name=Magic & <b>tricks</b>"))
                .hasStatus(302)
                .hasHeader("Location", LIST + "?done=added");
        assertThat(get(LIST + "?done=added"))
                .bodyText()
                .contains("The kind is added", "Magic &amp; &lt;b&gt;tricks&lt;/b&gt;")
                .doesNotContain("<b>tricks");
        assertThat(mvc.get().uri("/admin/events/new").with(organizer()).exchange())
                .bodyText()
                .contains("Magic &amp; &lt;b&gt;tricks");
        assertThat(mvc.get().uri("/api/categories").exchange())
                .bodyJson()
                .extractingPath("$[10]")
                .isEqualTo("Magic & <b>tricks</b>");

        assertThat(get(LIST + "/edit?name=Magic%20%26%20%3Cb%3Etricks%3C/b%3E"))
                .hasStatus(200)
                .bodyText()
                .contains("All its events take the new name");
        assertThat(post("/edit", "category=Magic & <b>tricks</b>", "name=Magic")).hasStatus(302);
        assertThat(get(LIST + "/export.csv")).bodyText().contains("Name,Events", "Magic,0");
        assertThat(get(LIST + "/delete?name=Magic")).bodyText().contains("Delete the kind Magic?");
        assertThat(post("/delete", "name=Magic")).hasStatus(302);
        assertThat(categories.all()).doesNotContain("Magic");
    }

    @Test
    void what_cannot_be_is_said_and_changes_nothing() {
        var before = categories.all();
        assertThat(post("", "name= ")).hasStatus(422).bodyText().contains("Give the kind a name");
        assertThat(post("", "name=" + "x".repeat(41)))
                .hasStatus(422)
                .bodyText()
                .contains("Use at most 40 characters for a kind");
        assertThat(post("", "name=a\u0000b")).hasStatus(422);
        assertThat(post("", "name=COMEDY"))
                .hasStatus(409)
                .bodyText()
                .contains("There is a kind COMEDY already");
        assertThat(post("/edit", "category=Music", "name=comedy"))
                .hasStatus(422)
                .bodyText()
                .contains("There is a kind comedy already", "value=\"comedy\"");
        for (var fixed :
                List.of(
                        post("/edit", "category=Other", "name=Else"),
                        post("/delete", "name=Other")))
            assertThat(fixed).bodyText().contains("Other is what an event is that says no kind");
        assertThat(post("/delete", "name=Opera")).hasStatus(404);
        assertThat(post("/move", "name=Opera")).hasStatus(404);
        assertThat(get(LIST + "/edit?name=Opera")).hasStatus(404);
        assertThat(categories.all()).isEqualTo(before);
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(java.net.URI.create(uri)).accept(TEXT_HTML).with(admin()).exchange();
    }

    private MvcTestResult post(String below, String... fields) {
        var request = mvc.post().uri(LIST + below).accept(TEXT_HTML).with(admin());
        for (var field : fields) {
            var at = field.indexOf('=');
            request = request.param(field.substring(0, at), field.substring(at + 1));
        }
        return request.exchange();
    }
}
