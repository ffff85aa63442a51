package dev.marquee.notification.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.ServiceTest;
import dev.marquee.notification.content.MailClass;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One click, from anywhere, and only by a click. */
@ServiceTest
class UnsubscribeTest {

    @Autowired MockMvcTester mvc;
    @Autowired UnsubscribeLinks links;
    @Autowired Suppressions suppressions;

    private final String ana = "ana-" + UUID.randomUUID() + "@example.org";
    private final SuppressionScope news = SuppressionScope.of(7, MailClass.NEWS);

    private Optional<SuppressionReason> refused() {
        return suppressions.against(ana, MailClass.NEWS, 7L);
    }

    @Test
    void looking_changes_nothing_and_one_post_from_another_site_does() {
        var path = links.link(ana, news).getPath();
        assertThat(mvc.get().uri(path)).hasStatusOk().bodyText().contains("Unsubscribe me");
        assertThat(mvc.head().uri(path)).hasStatusOk();
        assertThat(refused()).isEmpty();

        for (var times = 0; times < 2; times++) {
            assertThat(
                            mvc.post()
                                    .uri(path)
                                    .header("Origin", "https://mail.example")
                                    .header("Sec-Fetch-Site", "cross-site")
                                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                    .content("List-Unsubscribe=One-Click"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("You are unsubscribed");
            assertThat(refused()).contains(SuppressionReason.UNSUBSCRIBED);
        }
        assertThat(suppressions.against(ana, MailClass.SERVICE, 7L)).isEmpty();
    }

    @Test
    void its_reader_can_change_their_mind_on_the_page_but_no_other_site_can() {
        var path = links.link(ana, news).getPath();
        assertThat(mvc.post().uri(path)).hasStatusOk();
        assertThat(mvc.post().uri(path + "/again").header("Sec-Fetch-Site", "cross-site"))
                .hasStatus(403);
        assertThat(refused()).isPresent();
        assertThat(mvc.post().uri(path + "/again").header("Sec-Fetch-Site", "same-origin"))
                .hasStatusOk();
        assertThat(refused()).isEmpty();
    }

    @Test
    void a_link_lifts_only_what_it_did() {
        suppressions.suppress(ana, SuppressionScope.ALL, SuppressionReason.COMPLAINED, null);
        assertThat(mvc.post().uri(links.link(ana, SuppressionScope.ALL).getPath() + "/again"))
                .hasStatusOk();
        assertThat(refused()).contains(SuppressionReason.COMPLAINED);
    }

    @Test
    void a_link_reveals_no_address_and_cannot_be_changed() {
        var token = links.token(ana, news);
        assertThat(token).doesNotContain("ana").matches("[A-Za-z0-9_-]+");
        assertThat(links.read(token)).map(UnsubscribeLinks.Target::scope).contains(news);
        for (var n = 0; n < token.length() - 1; n++) {
            var other = token.charAt(n) == 'A' ? 'B' : 'A';
            assertThat(links.read(token.substring(0, n) + other + token.substring(n + 1)))
                    .as("changed at %s", n)
                    .isEmpty();
        }
        assertThat(mvc.get().uri("/u/nonsense")).hasStatus(404);
        assertThat(mvc.post().uri("/u/nonsense")).hasStatus(404);
    }
}
