package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import dev.marquee.platform.value.Amount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A booking, as its buyer reads about it.
 *
 * @param tickets all of them, in the order of their codes
 * @param link opens the booking without asking; null where there is nothing to open, and once the
 *     mail is delivered or given up
 * @param calendar the event for the reader's calendar; null where the mail must not change it
 * @param reservedUntil when a reservation lapses that is not confirmed before
 * @param payment what it costs, and what of it goes back; null where it is free
 * @param wallets whether the page of the link puts its tickets into wallets; null for no
 */
public record BookingMail(
        @Positive long bookingId,
        @NotBlank @Size(max = 200) String buyerName,
        @NotNull @Valid Event event,
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Ticket> tickets,
        @Nullable @Size(max = 1000) @Pattern(regexp = LINK, message = "{invalid.an-http-or-https}")
                String link,
        @Nullable @Valid Calendar calendar,
        @Nullable Instant reservedUntil,
        @Nullable @Valid Payment payment,
        @Nullable Boolean wallets)
        implements MailContent {

    /** A booking that is free. */
    public BookingMail(
            long bookingId,
            String buyerName,
            Event event,
            List<Ticket> tickets,
            @Nullable String link,
            @Nullable Calendar calendar,
            @Nullable Instant reservedUntil) {
        this(bookingId, buyerName, event, tickets, link, calendar, reservedUntil, null);
    }

    /** A booking whose tickets cannot be put into wallets. */
    public BookingMail(
            long bookingId,
            String buyerName,
            Event event,
            List<Ticket> tickets,
            @Nullable String link,
            @Nullable Calendar calendar,
            @Nullable Instant reservedUntil,
            @Nullable Payment payment) {
        this(bookingId, buyerName, event, tickets, link, calendar, reservedUntil, payment, null);
    }

    static final String LINK = "https?://[^\\s<>\"]+";

    @Override
    public MailContent withoutSecrets() {
        return new BookingMail(
                bookingId,
                buyerName,
                event,
                tickets,
                null,
                calendar,
                reservedUntil,
                payment,
                wallets);
    }

    /**
     * Money. Amounts are decimal, as texts, in {@code currency}.
     *
     * @param total what the booking cost
     * @param discount what was taken off the prices; null for nothing
     * @param offer what the discount is called
     * @param refund what goes back now; null where nothing does
     * @param feeKept what is kept of it
     * @param reason what the buyer is told about it: words of the staff, or a code such as {@code
     *     sold-out}
     * @param instructions how to pay; null where nothing is to be paid now
     */
    public record Payment(
            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "{invalid.an-iso-4217-code}")
                    String currency,
            @NotNull @JsonDeserialize(using = Amount.class) BigDecimal total,
            @JsonDeserialize(using = Amount.class) @Nullable BigDecimal discount,
            @Nullable @Size(max = 100) String offer,
            @JsonDeserialize(using = Amount.class) @Nullable BigDecimal refund,
            @JsonDeserialize(using = Amount.class) @Nullable BigDecimal feeKept,
            @Nullable @Size(max = 500) String reason,
            @Nullable @Valid Instructions instructions) {}

    /**
     * How to pay.
     *
     * @param method bank-transfer or cash
     * @param reference what to write on the transfer, or to say at the door
     * @param payee the account, in the organiser's words; null for cash
     * @param forChange whether it is the difference of a change of tickets; null for no
     */
    public record Instructions(
            @NotNull
                    @Pattern(
                            regexp = "bank-transfer|cash",
                            message = "{invalid.bank-transfer-or-cash}")
                    String method,
            @NotBlank @Size(max = 60) String reference,
            @Nullable @Size(max = 1000) String payee,
            @Nullable Boolean forChange) {}

    /**
     * Which version of the entry it is.
     *
     * @param sequence rises with every change of the event
     * @param at when what the mail tells of happened
     * @param cancelled whether the reader does not go any more
     */
    public record Calendar(@PositiveOrZero long sequence, @NotNull Instant at, boolean cancelled) {}

    /**
     * The event.
     *
     * @param timeZone the zone its times are told in
     */
    public record Event(
            @NotBlank @Size(max = 40) String code,
            @NotBlank @Size(max = 300) String name,
            @NotNull Instant startsAt,
            @Nullable Instant endsAt,
            @NotNull ZoneId timeZone,
            @Nullable @Size(max = 500) String location) {

        void describe(Context page, MessageSource messages) {
            page.setVariable("event", PlainLine.title(name));
            page.setVariable("time", EventTime.of(this, page.getLocale(), messages));
            page.setVariable("location", place());
        }

        /** Says until when something can be done, in the event's zone; nothing if it is null. */
        void describeUntil(@Nullable Instant until, Context page, MessageSource messages) {
            if (until != null)
                page.setVariable(
                        "until", EventTime.at(until, timeZone, page.getLocale(), messages));
        }

        String place() {
            return place(location);
        }

        static String place(@Nullable String location) {
            return location == null ? "" : PlainLine.of(location);
        }
    }

    /**
     * One admission.
     *
     * @param token what its QR code says; a cancelled ticket needs none
     */
    public record Ticket(
            @NotBlank
                    @Size(max = 60)
                    @Pattern(
                            regexp = "[A-Za-z0-9-]*",
                            message = "{invalid.letters-digits-and-hyphens}")
                    String code,
            @NotBlank @Size(max = 200) String ticketType,
            @Nullable
                    @Size(max = 400)
                    @Pattern(regexp = "[A-Z0-9 $%*+./:-]+", message = "{invalid.of-the-qr-code}")
                    String token) {}

    @Override
    public String subjectName() {
        return PlainLine.title(event.name());
    }
}
