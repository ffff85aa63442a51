package dev.marquee.ticket.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.listing.HolderTerms;
import dev.marquee.ticket.listing.PayMethod;
import dev.marquee.ticket.listing.PaymentTerms;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TestMode;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.listing.TypePricing;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitlistRulesTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(LISBON).toInstant();
    }

    private static SaleTerms event(String startsAt) {
        return event(startsAt, PaymentTerms.DEFAULT);
    }

    /** With seven days for a transfer. */
    private static PaymentTerms payment(String methods) {
        var standard = PaymentTerms.DEFAULT;
        return new PaymentTerms(
                standard.holdMinutes(),
                standard.retries(),
                standard.refundMode(),
                0,
                0,
                0,
                false,
                Arrays.stream(methods.split("\\+"))
                        .map(word -> PayMethod.of(word).orElseThrow())
                        .toList(),
                7,
                "IBAN");
    }

    private static SaleTerms event(String startsAt, PaymentTerms payment) {
        return new SaleTerms(
                1,
                "EV01",
                1,
                "Hamlet",
                at(startsAt),
                null,
                LISBON.getId(),
                "Lisbon",
                2,
                4,
                SaleTerms.Status.PUBLISHED,
                "EUR",
                payment,
                HolderTerms.DEFAULT,
                TestMode.OFF,
                null);
    }

    private static Instant until(int hours, String made, String starts, @Nullable String typeEnds) {
        return new WaitlistRules(true, hours, 24, Map.of())
                .offeredUntil(event(starts), typeEnds == null ? null : at(typeEnds), at(made));
    }

    @ParameterizedTest
    @CsvSource({
        "12, 2026-06-10T09:00, 2026-06-10T21:00, by day it is as long as the rule says",
        "12, 2026-06-10T10:00, 2026-06-10T22:00, until late in the evening",
        "12, 2026-06-10T20:00, 2026-06-11T10:00, not until eight in the morning",
        "12, 2026-06-11T01:00, 2026-06-11T13:00, a night's offer is long enough",
        "1, 2026-06-10T23:00, 2026-06-11T10:00, nobody has to wake up",
        "2, 2026-06-11T06:30, 2026-06-11T10:00, nor early",
        "1, 2026-06-10T21:30, 2026-06-10T22:30, before the night it counts as by day",
        "4, 2026-10-24T23:30, 2026-10-25T10:00, also in the night that is an hour longer"
    })
    void nobody_has_to_take_an_offer_at_night(int hours, String made, String until, String why) {
        assertThat(until(hours, made, "2026-12-24T20:00", null)).as(why).isEqualTo(at(until));
    }

    /** W-7 */
    @ParameterizedTest
    @CsvSource({
        "bank-transfer, 2400, 2026-06-03T12:00, false, seven days are left",
        "bank-transfer, 2400, 2026-06-03T23:59, false, the transfer of the tenth day is in time",
        "bank-transfer, 2400, 2026-06-04T00:00, true, the money could not arrive in time",
        "bank-transfer, 0, 2026-06-09T12:00, false, nothing has to arrive",
        "card+bank-transfer, 2400, 2026-06-09T12:00, false, cards are quick"
    })
    void nobody_is_offered_what_could_not_be_paid_in_time(
            String methods, long price, String now, boolean over, String why) {
        var terms = event("2026-06-11T20:00", payment(methods));
        var type =
                new TicketType(
                        1,
                        "Stalls",
                        price,
                        10,
                        0,
                        0,
                        null,
                        null,
                        null,
                        TypePricing.PLAIN,
                        false,
                        null);
        assertThat(WaitlistRules.isOver(type, terms, at(now))).as(why).isEqualTo(over);
    }

    @Test
    void no_offer_is_good_in_the_last_hour() {
        assertThat(until(12, "2026-06-10T15:00", "2026-06-10T20:00", null))
                .isEqualTo(at("2026-06-10T19:00"));
        assertThat(until(12, "2026-06-10T23:00", "2026-06-11T09:00", null))
                .isEqualTo(at("2026-06-11T08:00"));
        assertThat(until(12, "2026-06-10T15:00", "2026-06-12T20:00", "2026-06-10T18:00"))
                .isEqualTo(at("2026-06-10T17:00"));
        assertThat(WaitlistRules.isOver(event("2026-06-10T20:00"), at("2026-06-10T19:00")))
                .isTrue();
        assertThat(WaitlistRules.isOver(event("2026-06-10T20:00"), at("2026-06-10T18:59")))
                .isFalse();
    }
}
