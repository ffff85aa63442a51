package dev.marquee.event.web;

import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.TEXT_HTML;

import dev.marquee.event.EventServiceTest;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.holder.HolderNames;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.pricing.RefundMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What an organiser types about money. */
@EventServiceTest
class MoneyFormTest {

    @Autowired MockMvcTester mvc;
    @Autowired EventViews views;

    @Test
    void who_sells_nothing_for_money_need_not_look_at_it() {
        var page = get("/admin/events/new");
        assertThat(page)
                .hasStatus(OK)
                .bodyText()
                .contains("<details class=\"mt-3\" id=\"money\">", "Payment and refunds")
                .doesNotContain("coming soon");
        var free = saved(form());
        assertThat(get("/admin/events/" + free.code() + "/edit"))
                .bodyText()
                .contains("<details class=\"mt-3\" id=\"money\">");
        assertThat(get("/admin/events/" + free.code()))
                .bodyText()
                .contains("Free")
                .doesNotContain("Payment and refunds");
    }

    @Test
    void all_of_it_is_saved_and_shown_again() {
        var form = form();
        form.put("ticketTypes[0].price", "100");
        form.put("ticketTypes[0].minPrice", "12,50");
        form.put("ticketTypes[0].taxRate", "7,5 %");
        form.put("ticketTypes[0].taxIncluded", "false");
        form.put("ticketTypes[0].minPerBooking", "2");
        form.put("ticketTypes[0].maxPerBooking", "4");
        form.put("holdMinutes", "25");
        form.put("paymentRetries", "false");
        form.put("refundPolicy.mode", "automatic");
        form.put("refundPolicy.untilHours", "48");
        form.put("refundPolicy.fee", "2,50");
        form.put("refundPolicy.feePercent", "10");
        form.put("refundPolicy.keepsDiscount", "true");
        var event = saved(form);
        var type = event.ticketTypes().getFirst();
        assertThat(type.price()).isEqualTo("100.00");
        assertThat(type.minPrice()).isEqualTo("12.50");
        assertThat(type.taxRate()).isEqualTo("7.50");
        assertThat(type.taxIncluded()).isFalse();
        assertThat(type.minPerBooking()).isEqualTo(2);
        assertThat(type.maxPerBooking()).isEqualTo(4);
        assertThat(event.holdMinutes()).isEqualTo(25);
        assertThat(event.paymentRetries()).isFalse();
        assertThat(event.refundPolicy())
                .isEqualTo(
                        new EventView.RefundPolicy(
                                RefundMode.AUTOMATIC, 48, "2.50", "10.00", true));
        assertThat(get("/admin/events/" + event.code() + "/edit"))
                .bodyText()
                .contains(
                        "<details class=\"mt-3\" id=\"money\" open=\"open\">",
                        "name=\"ticketTypes[0].price\" value=\"100.00\"",
                        "name=\"ticketTypes[0].minPrice\" value=\"12.50\"",
                        "name=\"ticketTypes[0].taxRate\" value=\"7.5\"",
                        "<option value=\"false\" selected=\"selected\">Added to the price",
                        "name=\"holdMinutes\" value=\"25\"",
                        "<option value=\"false\" selected=\"selected\">The booking is cancelled",
                        "<option value=\"automatic\" selected=\"selected\">",
                        "name=\"refundPolicy.untilHours\" value=\"48\"",
                        "name=\"refundPolicy.fee\" value=\"2.50\"",
                        "name=\"refundPolicy.feePercent\" value=\"10\"");
        assertThat(get("/admin/events/" + event.code()))
                .bodyText()
                .contains(
                        "from €12.50",
                        "€100.00 suggested",
                        "plus 7.5% tax",
                        "2 to 4 in a booking",
                        "25 minutes to pay",
                        "a declined payment cancels the booking",
                        "Automatic refunds until 48 hours before the start",
                        "less €2.50",
                        "less 10.00%");
    }

    @Test
    void whose_the_tickets_are_is_saved_and_shown_again() {
        var plain = saved(form());
        assertThat(get("/admin/events/" + plain.code() + "/edit"))
                .bodyText()
                .contains("<details class=\"mt-3\" id=\"holders\">");
        assertThat(get("/admin/events/" + plain.code()))
                .bodyText()
                .contains("Tickets can be handed on 2 times")
                .doesNotContain("Every ticket needs a name");
        var form = form();
        form.put("ticketHolders.names", "required");
        form.put("ticketHolders.mailTickets", "false");
        form.put("ticketHolders.maxTransfers", "1");
        form.put("ticketHolders.transferUntilHours", "3");
        form.put("ticketHolders.buyerCancelsTransferred", "false");
        var event = saved(form);
        assertThat(event.ticketHolders())
                .isEqualTo(new HolderTerms(HolderNames.REQUIRED, false, 1, 3, false));
        assertThat(get("/admin/events/" + event.code() + "/edit"))
                .bodyText()
                .contains(
                        "<details class=\"mt-3\" id=\"holders\" open=\"open\">",
                        "<option value=\"required\" selected=\"selected\">",
                        "name=\"ticketHolders.maxTransfers\" value=\"1\"",
                        "name=\"ticketHolders.transferUntilHours\" value=\"3\"");
        assertThat(get("/admin/events/" + event.code()))
                .bodyText()
                .contains("Tickets can be handed on once", "Every ticket needs a name");
    }

    @Test
    void buyers_pay_in_the_ways_that_are_ticked() {
        var form = form();
        form.put("ticketTypes[0].price", "24");
        form.put("paymentMethods.transferDays", "5");
        form.put("paymentMethods.bankDetails", "Cais Vivo\r\nIBAN DE02 1203 0000 0000 2020 51");
        assertThat(post("/admin/events", form))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Leave buyers at least one way to pay", "href=\"#paymentMethods.card\"");
        form.put("paymentMethods.bankTransfer", "true");
        form.put("paymentMethods.cash", "true");
        form.put("paymentMethods.bankDetails", "");
        assertThat(post("/admin/events", form))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say which account buyers transfer to");
        form.put("paymentMethods.bankDetails", "Cais Vivo\r\nIBAN DE02 1203 0000 0000 2020 51");
        var event = saved(form);
        assertThat(event.paymentMethods().card()).isFalse();
        assertThat(event.paymentMethods().transferDays()).isEqualTo(5);
        assertThat(get("/admin/events/" + event.code() + "/edit"))
                .bodyText()
                .contains("IBAN DE02", "name=\"paymentMethods.transferDays\" value=\"5\"")
                .containsPattern("paymentMethods.cash\"[^>]*checked")
                .doesNotContainPattern("paymentMethods.card\"[^>]*checked");
        assertThat(get("/admin/events/" + event.code()))
                .bodyText()
                .contains("How buyers pay: bank transfer, cash at the door");
    }

    @Test
    void saving_what_is_shown_changes_nothing() {
        var form = form();
        form.put("currency", "BHD");
        form.put("ticketTypes[0].price", "05.125");
        form.put("refundPolicy.fee", "1.5");
        var event = saved(form);
        assertThat(event.ticketTypes().getFirst().price()).isEqualTo("5.125");
        var page = get("/admin/events/" + event.code() + "/edit");
        assertThat(page).bodyText().contains("name=\"ticketTypes[0].price\" value=\"05.125\"");
        form.put("ticketTypes[0].id", String.valueOf(event.ticketTypes().getFirst().id()));
        form.put("version", String.valueOf(event.version()));
        assertThat(post("/admin/events/" + event.code() + "/edit", form)).hasStatus(FOUND);
        assertThat(views.get(event.id()).ticketTypes()).isEqualTo(event.ticketTypes());
        assertThat(views.get(event.id()).refundPolicy()).isEqualTo(event.refundPolicy());
    }

    @Test
    void what_a_sign_was_read_as_is_said_beside_the_field_and_on_the_saved_page() {
        var form = form();
        form.put("currency", "IDR");
        form.put("ticketTypes[0].price", "150.000");
        form.put("refundPolicy.fee", "5.000");
        var name = form.remove("name");
        assertThat(post("/admin/events", form))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "id=\"ticketTypes0.price-hint\">Understood as IDR\u00A0150,000.",
                        "aria-describedby=\"ticketTypes0.price-hint\"",
                        "id=\"refundPolicy.fee-hint\">Understood as IDR\u00A05,000.",
                        "value=\"150.000\"");
        form.put("name", name);
        var event = saved(form);
        assertThat(event.price()).isEqualTo("150000.00");
        assertThat(get("/admin/events/" + event.code()))
                .bodyText()
                .contains("IDR\u00A0150,000")
                .doesNotContain("150,000.00");
        assertThat(get("/admin/events/" + event.code() + "/edit"))
                .bodyText()
                .contains("value=\"150000\"")
                .doesNotContain("Understood as");
    }

    @ParameterizedTest
    @CsvSource({
        "holdMinutes, 4, Give buyers at least 5 minutes to pay",
        "holdMinutes, 61, Give buyers at most 60 minutes to pay",
        "holdMinutes, soon, Say in digits how many minutes buyers have to pay",
        "refundPolicy.untilHours, 9999, 'Refunds can end 0 to 8,760 hours before the start'",
        "refundPolicy.fee, some, 'Write the fee as a number, such as 2.50'",
        "refundPolicy.fee, '0,505', The amount has more decimals than its currency",
        "refundPolicy.fee, -1, 'Use a price from 0 to 10,000,000'",
        "refundPolicy.feePercent, 101, 'Use a percentage from 0 to 100, with at most two decimals'",
        "refundPolicy.feePercent, half, 'Write the percentage as a number, such as 19 or 7.5'",
        "ticketHolders.maxTransfers, 11, A ticket can be handed on 0 to 10 times",
        "ticketHolders.maxTransfers, many, Say in digits how often a ticket can be handed on",
        "ticketHolders.transferUntilHours, 9999, 'Handing on can end 0 to 8,760 hours before the start'",
        "ticketHolders.names, perhaps, Choose whether names are asked for",
        "refundPolicy.mode, perhaps, Choose one of the refund policies",
        "ticketTypes[0].minPrice, 25, The least a buyer may pay cannot be more than the price",
        "ticketTypes[0].taxRate, 19.125, 'Use a percentage from 0 to 100, with at most two decimals'",
        "ticketTypes[0].minPerBooking, 5, 'A booking cannot have more tickets than each person may have, 4'",
        "ticketTypes[0].maxPerBooking, many, Say in digits how many tickets a booking has at most",
        "ticketTypes[0].maxPerBooking, 0, A booking has at least 1 ticket"
    })
    void what_is_wrong_is_said_at_the_field_and_summed_up(
            String field, String value, String reason) {
        var form = form();
        form.put("ticketTypes[0].price", "24");
        form.put(field, value);
        var id = field.replace("[", "").replace("]", "");
        var page = post("/admin/events", form);
        assertThat(page)
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(reason, "href=\"#" + id + "\"", "id=\"" + id + "-error\"");
        if (field.startsWith("refund") || field.startsWith("hold"))
            assertThat(page).bodyText().contains("id=\"money\" open=\"open\"");
    }

    private Map<String, String> form() {
        var form = new LinkedHashMap<String, String>();
        form.put("name", "Money");
        form.put("startsAt", "2030-07-01T20:00");
        form.put("timeZone", "Europe/Lisbon");
        form.put("currency", "EUR");
        form.put("quota", "4");
        form.put("holdMinutes", "10");
        form.put("paymentRetries", "true");
        form.put("refundPolicy.mode", "request");
        form.put("refundPolicy.untilHours", "");
        form.put("refundPolicy.fee", "");
        form.put("refundPolicy.feePercent", "");
        form.put("ticketTypes[0].name", "Seat");
        form.put("ticketTypes[0].price", "0");
        form.put("ticketTypes[0].quantity", "50");
        form.put("ticketTypes[0].taxIncluded", "true");
        return form;
    }

    private EventView saved(Map<String, String> form) {
        var answer = post("/admin/events", form);
        assertThat(answer).hasStatus(FOUND);
        var location = String.valueOf(answer.getResponse().getHeader("Location"));
        var code = location.replaceAll(".*/(EV\\d+).*", "$1");
        return views.findOwn(code, caller()).orElseThrow();
    }

    private static dev.marquee.platform.security.Caller caller() {
        return new dev.marquee.platform.security.Caller(
                2, "Ana", "organizer@ticket.local", true, java.util.Set.of("ORGANIZER"));
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).accept(TEXT_HTML).with(organizer()).exchange();
    }

    private MvcTestResult post(String uri, Map<String, String> form) {
        var request = mvc.post().uri(uri).accept(TEXT_HTML).with(organizer());
        for (var field : form.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }
}
