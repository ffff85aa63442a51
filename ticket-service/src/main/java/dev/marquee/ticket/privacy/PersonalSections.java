package dev.marquee.ticket.privacy;

import dev.marquee.platform.privacy.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is stored of who buys, holds or waits for tickets. */
@Configuration(proxyBeanMethods = false)
class PersonalSections {

    /** Bookings of the person. */
    private static final String OWN =
            "select id from booking where account_id = :account or buyer_email in (:emails)";

    @Bean
    PersonalRows bookingSection() {
        return new PersonalRows(
                "bookings",
                30,
                """
                select b.id as booking, t.name as event, t.starts_at, b.status as state, b.quantity, b.buyer_name as name,
                       b.buyer_email as email, b.buyer_phone as phone, b.locale as language, b.total_minor, b.refunded_minor,
                       b.currency, b.created_at, b.cancelled_at
                from booking b left join sale_terms t on t.event_id = b.event_id where b.id in (%s) order by b.id
                """
                        .formatted(OWN));
    }

    @Bean
    PersonalRows ticketSection() {
        return new PersonalRows(
                "tickets",
                31,
                """
                select k.booking_id as booking, k.number as ticket, k.status as state, k.used_at,
                       case when k.attendee_email is null or k.attendee_email in (:emails) then k.attendee_name else 'person' end as name,
                       case when k.attendee_email in (:emails) then k.attendee_email end as email
                from ticket k where k.booking_id in (%s) or k.attendee_email in (:emails) order by k.id
                """
                        .formatted(OWN));
    }

    @Bean
    PersonalRows paymentSection() {
        return new PersonalRows(
                "payments",
                32,
                """
                select booking_id as booking, method, provider, state, amount_minor, refunded_minor, currency, created_at, succeeded_at
                from payment where booking_id in (%s) order by id
                """
                        .formatted(OWN));
    }

    @Bean
    PersonalRows refundSection() {
        return new PersonalRows(
                "refunds",
                33,
                """
                select booking_id as booking, state, amount_minor, fee_kept_minor, currency, created_at, done_at
                from refund where booking_id in (%s) order by id
                """
                        .formatted(OWN));
    }

    @Bean
    PersonalRows receiptSection() {
        return new PersonalRows(
                "receipts",
                34,
                """
                select booking_id as booking, number, kind, buyer_name as name, total_minor, currency, issued_at
                from receipt where booking_id in (%s) order by id
                """
                        .formatted(OWN));
    }

    @Bean
    PersonalRows invoiceSection() {
        return new PersonalRows(
                "invoice-addresses",
                35,
                """
                select booking_id as booking, company, address, country, tax_number
                from invoice_address where booking_id in (%s) order by booking_id
                """
                        .formatted(OWN));
    }

    @Bean
    PersonalRows historySection() {
        return new PersonalRows(
                "booking-history",
                36,
                """
                select booking_id as booking, what, at from booking_history where booking_id in (%s) order by id
                """
                        .formatted(OWN));
    }

    @Bean
    PersonalRows transferSection() {
        return new PersonalRows(
                "transfers",
                37,
                """
                select booking_id as booking, state, created_at,
                       case when from_email in (:emails) then from_name else 'person' end as from_name,
                       case when from_email in (:emails) then from_email end as from_email,
                       case when to_email in (:emails) then to_name else 'person' end as to_name,
                       case when to_email in (:emails) then to_email end as to_email
                from ticket_transfer where from_email in (:emails) or to_email in (:emails) order by id
                """);
    }

    @Bean
    PersonalRows admissionSection() {
        return new PersonalRows(
                "admissions",
                38,
                """
                select k.booking_id as booking, k.number as ticket, s.happened_at as at, s.result_now as result
                from scan s join ticket k on k.id = s.ticket_id
                where k.attendee_email in (:emails) or (k.attendee_email is null and k.booking_id in (%s)) order by s.scan_id
                """
                        .formatted(OWN));
    }

    @Bean
    PersonalRows waitingSection() {
        return new PersonalRows(
                "waiting-list",
                39,
                """
                select t.name as event, w.name, w.email, w.quantity, w.state, w.locale as language, w.created_at
                from waiting_entry w left join sale_terms t on t.event_id = w.event_id where w.email in (:emails) order by w.id
                """);
    }

    @Bean
    PersonalRows consentSection() {
        return new PersonalRows(
                "consents",
                40,
                """
                select o.name as organizer, c.purpose as what, c.given, c.at, c.source
                from consent c left join organizer_brand o on o.organizer_id = c.organizer_id
                where c.address_key in (:emails) order by c.id
                """);
    }
}
