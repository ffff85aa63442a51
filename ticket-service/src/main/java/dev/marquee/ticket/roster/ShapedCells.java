package dev.marquee.ticket.roster;

import dev.marquee.ticket.booking.TicketStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands in each column of a list about a ticket of this house. */
final class ShapedCells {

    private static final String TIME = "yyyy-MM-dd HH:mm:ss";

    private ShapedCells() {}

    static String of(Shape shape, String heading, RosterRow row) {
        return switch (shape) {
            case HIEVENTS -> ofHiEvents(heading, row);
            case PRETIX -> ofPretix(heading, row);
        };
    }

    private static String ofHiEvents(String heading, RosterRow row) {
        return switch (heading) {
            case "ID" -> String.valueOf(row.ticketId());
            case "First Name" -> row.name();
            case "Email" -> row.email();
            case "Status" -> state(row.status(), "ACTIVE", "AWAITING_PAYMENT", "CANCELLED");
            case "Is Checked In" -> row.usedAt() == null ? "No" : "Yes";
            case "Checked In At" -> written(row.usedAt(), ZoneOffset.UTC, TIME);
            case "Product ID" -> String.valueOf(row.typeId());
            case "Product Name" -> row.type();
            case "Event ID" -> String.valueOf(row.eventId());
            case "Public ID", "Short ID" -> row.code();
            case "Created Date" -> written(row.bookedAt(), ZoneOffset.UTC, TIME);
            case "Last Updated Date" ->
                    written(
                            row.usedAt() == null ? row.bookedAt() : row.usedAt(),
                            ZoneOffset.UTC,
                            TIME);
            case "Notes" -> row.note();
            default -> "";
        };
    }

    private static String ofPretix(String heading, RosterRow row) {
        return switch (heading) {
            case "Event slug" -> row.eventCode();
            case "Order code" -> String.valueOf(row.bookingId());
            case "Position ID" -> String.valueOf(row.number());
            case "Status" -> state(row.status(), "paid", "pending", "canceled");
            case "Email" -> row.buyerEmail();
            case "Phone number" -> row.phone();
            case "Order date" -> written(row.bookedAt(), row.zone(), "yyyy-MM-dd");
            case "Order time" -> written(row.bookedAt(), row.zone(), "HH:mm:ss");
            case "Product" -> row.type();
            case "Price" -> row.price();
            case "Tax rate" -> row.taxRate();
            case "Tax value" -> row.tax();
            case "Attendee name" -> row.name();
            case "Attendee email" -> row.holderEmail();
            case "Seat ID" -> row.seat().id();
            case "Seat name" -> row.seat().label();
            case "Seat zone" -> row.seat().section();
            case "Seat row" -> row.seat().row();
            case "Seat number" -> row.seat().number();
            case "Order comment" -> row.note();
            default -> "";
        };
    }

    private static String state(
            TicketStatus status, String coming, String reserved, String cancelled) {
        return switch (status) {
            case ISSUED, USED -> coming;
            case RESERVED -> reserved;
            case CANCELLED -> cancelled;
        };
    }

    private static String written(@Nullable Instant at, ZoneId zone, String pattern) {
        return at == null
                ? ""
                : DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at.atZone(zone));
    }
}
