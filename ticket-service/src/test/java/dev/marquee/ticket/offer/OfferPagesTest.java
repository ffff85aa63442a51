package dev.marquee.ticket.offer;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.OnH2;
import dev.marquee.ticket.booking.ApiContract;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Offers on the pages of staff, with and without a script. */
@OnH2
class OfferPagesTest extends ApiContract {

    private static final String PATH = "/admin/offers";

    @AfterEach
    void no_offer_is_left() {
        jdbc.sql("delete from offer_code where offer_id not in (select offer_id from offer_use)")
                .update();
        jdbc.sql("delete from offer where id not in (select offer_id from offer_use)").update();
    }

    @Test
    void an_offer_is_made_changed_stopped_and_deleted() {
        var event = onSale(10, 5);
        var other = account(9_901, "no-offers@example.org", "ORGANIZER");
        assertThat(get(PATH, other)).hasStatusOk().bodyText().contains("No offers yet");
        var form = get(PATH + "/new", organizer());
        assertThat(form).hasStatusOk().bodyText().contains("One code for all", "All events");

        var made =
                post(
                        PATH,
                        "name=Friends",
                        "kind=code",
                        "code=Friends-26",
                        "percent=12,5",
                        "eventId=" + event,
                        "ticketTypeIds=" + event + "1",
                        "useLimit=50",
                        "perTicket=false",
                        "startsAt=2026-01-01T10:00");
        assertThat(made).hasStatus(302);
        var page = made.getResponse().getRedirectedUrl().replaceFirst("\\?.*", "");
        assertThat(get(page + "?done=added", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Friends-26", "12.5\u00A0%", "0 of 50", "The offer is saved", "Running");
        assertThat(get(PATH, organizer())).bodyText().contains("Friends-26", "0 of 50");
        assertThat(get(PATH + "?q=Friends&status=stopped", organizer()))
                .bodyText()
                .contains("No offer like");

        assertThat(get(page + "/edit", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"12.5\"", "value=\"Friends-26\"", "checked");
        var changed =
                post(page + "/edit", "name=Friends", "kind=code", "code=Friends-27", "percent=20");
        assertThat(changed).hasStatus(302);
        assertThat(get(page, organizer())).bodyText().contains("Friends-27", "20\u00A0%");

        assertThat(post(page + "/stop")).hasStatus(302);
        assertThat(get(page, organizer())).bodyText().contains("Stopped", "Activate");
        assertThat(post(page + "/start")).hasStatus(302);
        assertThat(post(page + "/delete")).hasStatus(302);
        assertThat(get(page, organizer())).hasStatus(404);
    }

    @Test
    void what_was_typed_is_kept_and_what_is_wrong_is_said() {
        var wrong =
                post(
                        PATH,
                        "name=",
                        "kind=code",
                        "code=---",
                        "percent=abc",
                        "amount=1.234,5x",
                        "useLimit=many",
                        "minQuantity=0",
                        "startsAt=2027-02-01T10:00",
                        "endsAt=2027-01-01T10:00");
        assertThat(wrong)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Give the offer a name",
                        "Use 1 to 40 letters and digits",
                        "Say 0 to 100",
                        "Write a whole number",
                        "Say a time after the start",
                        "value=\"abc\"",
                        "value=\"many\"",
                        "value=\"---\"")
                .doesNotContain("??");
        assertThat(post(PATH, "name=A", "kind=code", "percent=10"))
                .hasStatus(422)
                .bodyText()
                .contains("Say which code");
        assertThat(post(PATH, "name=A", "kind=automatic")).hasStatus(422);
    }

    @Test
    void the_kinds_of_tickets_of_an_event_are_shown_without_a_script() {
        var event = onSale(10, 5);
        assertThat(post(PATH, "show=types", "name=Kept", "eventId=" + event))
                .hasStatusOk()
                .bodyText()
                .contains("Type 0", "Type 1", "value=\"Kept\"");
    }

    @Test
    void codes_are_generated_and_exported() {
        var made = post(PATH, "name=Many", "kind=many", "amount=5", "currency=EUR");
        assertThat(made).hasStatus(302);
        var page = made.getResponse().getRedirectedUrl().replaceFirst("\\?.*", "");
        assertThat(get(page, organizer())).bodyText().contains("nobody can use it", "€5.00");

        assertThat(post(page + "/codes", "count=0", "prefix=A B")).hasStatus(422);
        assertThat(post(page + "/codes", "count=25", "prefix=VIP", "useLimit=1")).hasStatus(302);

        assertThat(get(page, organizer())).bodyText().contains("25 codes");
        var file = get(page + "/export.csv", organizer());
        assertThat(file).hasStatusOk();
        assertThat(body(file).lines()).hasSize(26).anyMatch(line -> line.startsWith("VIP-"));
        assertThat(get(page + "/export.xlsx", organizer())).hasStatusOk();
    }

    @Test
    void others_find_nothing_and_an_admin_all() {
        var made = post(PATH, "name=Mine", "kind=automatic", "percent=10", "minQuantity=3");
        var page = made.getResponse().getRedirectedUrl().replaceFirst("\\?.*", "");

        assertThat(get(page, account(77, "other@ticket.local", "ORGANIZER"))).hasStatus(404);
        assertThat(get(page, admin())).hasStatusOk();
        assertThat(get(page + "/edit", admin())).bodyText().contains("It counts by itself");
        assertThat(get(PATH, admin())).bodyText().contains("without a code, from 3 tickets");
        assertThat(get(PATH, account(9, "buyer@example.org", "CUSTOMER"))).hasStatus(403);
        assertThat(post(page + "/delete")).hasStatus(302);
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private MvcTestResult get(String path, RequestPostProcessor caller) {
        return mvc.get().uri(path).with(caller).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path).with(organizer());
        for (var field : fields) {
            var parts = field.split("=", 2);
            request.param(parts[0], parts[1]);
        }
        return request.exchange();
    }
}
