package dev.marquee.customer.complaint.reply;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.RunningService;
import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.Complaints;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** Replies fit whoever reads their language, however its tag was written. */
abstract class SavedReplyLanguageContract extends RunningService {

    @Autowired private CannedReplies replies;
    @Autowired private Complaints complaints;

    private Complaint complaint(String locale) {
        var made =
                post(
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"It was cold\"}",
                        customer());
        assertThat(made).hasStatus(HttpStatus.CREATED);
        var id = json(made).get("id").asLong();
        jdbc.sql("update complaint set locale = ? where id = ?").params(locale, id).update();
        return complaints.find(id).orElseThrow();
    }

    private List<String> fitting(String locale) {
        return replies.fitting(complaint(locale)).stream().map(CannedReply::title).toList();
    }

    @Test
    void a_tag_with_a_region_is_the_language_that_there_is() {
        for (var lang : List.of("vi", "vi-VN", "VI", "vi-Latn-VN", "en", "en-GB", "id-ID", "fr-FR"))
            replies.add(lang, lang, "Words");

        for (var locale : List.of("vi", "vi-VN"))
            assertThat(fitting(locale))
                    .as(locale)
                    .containsExactlyInAnyOrder("vi", "vi-VN", "VI", "vi-Latn-VN");
        assertThat(fitting("en-US")).containsExactlyInAnyOrder("en", "en-GB");
        assertThat(fitting("id")).containsExactly("id-ID");
        assertThat(replies.search("", "").stream().map(CannedReply::lang))
                .as("as the form offers them; what is no language here as it was typed")
                .containsOnly("vi", "en", "id", "fr-FR");
    }

    @Test
    void those_that_were_saved_with_a_region_before_fit_too_and_keep_their_language() {
        var old = replies.add("Old", "vi", "Words");
        replies.add("Other", "en", "Words");
        jdbc.sql("update canned_reply set lang = 'vi-VN' where id = ?").param(old.id()).update();

        assertThat(fitting("vi-VN")).containsExactly("Old");
        var form =
                get(
                        "/admin/complaints/replies/" + old.id(),
                        account(5, "support@ticket.local", "SUPPORT"));
        assertThat(form)
                .hasStatusOk()
                .bodyText()
                .containsPattern("<option[^>]*value=\"vi\"[^>]*selected");
        assertThat(form).bodyText().doesNotContainPattern("<option[^>]*value=\"en\"[^>]*selected");
    }

    @Test
    void without_one_in_the_language_all_are_offered() {
        replies.add("English", "en", "Words");
        assertThat(fitting("vi-VN")).containsExactly("English");
    }
}
