package dev.marquee.ticket.backoffice;

import dev.marquee.platform.export.Table;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The columns of exported lists, headed in the reader's language. Times are in UTC. */
@Component
class ExportTables {

    private final MessageSource messages;

    ExportTables(MessageSource messages) {
        this.messages = messages;
    }

    Table<BookingRow> bookings() {
        return Table.<BookingRow>named("bookings")
                .column(words("desk.export.booking"), BookingRow::id)
                .column(words("desk.export.booked"), BookingRow::createdAt)
                .column(words("desk.state"), row -> state(row.status().word()))
                .column(words("desk.export.code"), BookingRow::eventCode)
                .column(words("desk.event"), BookingRow::eventName)
                .column(words("desk.buyer"), BookingRow::buyerName)
                .column(words("desk.email"), BookingRow::shownEmail)
                .column(words("desk.phone"), BookingRow::buyerPhone)
                .column(words("desk.quantity"), BookingRow::quantity)
                .column(words("desk.total"), row -> new BigDecimal(row.total()))
                .column(words("desk.export.currency"), BookingRow::currency);
    }

    /**
     * @param name of the file
     */
    Table<TicketRow> tickets(String name) {
        return Table.<TicketRow>named(name)
                .column(words("desk.code"), TicketRow::code)
                .column(words("desk.attendee"), TicketRow::attendeeName)
                .column(words("desk.export.attendee-email"), TicketRow::attendeeEmail)
                .column(words("desk.type"), TicketRow::ticketType)
                .column(words("desk.seat"), TicketRow::seat)
                .column(words("desk.state"), row -> state(row.status().word()))
                .column(words("desk.price"), row -> new BigDecimal(row.price()))
                .column(words("desk.export.currency"), TicketRow::currency)
                .column(words("desk.export.used"), TicketRow::usedAt)
                .column(words("desk.gate"), TicketRow::gate)
                .column(words("desk.export.no-show"), TicketRow::noShowAt)
                .column(words("desk.event"), TicketRow::eventName)
                .column(words("desk.export.booking"), TicketRow::bookingId)
                .column(words("desk.export.booked"), TicketRow::createdAt)
                .column(words("desk.buyer"), TicketRow::buyerName)
                .column(words("desk.email"), TicketRow::shownEmail)
                .column(words("desk.phone"), TicketRow::buyerPhone);
    }

    private String state(String word) {
        return words("state." + word);
    }

    private String words(String key) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(key, null, locale);
    }
}
