package dev.marquee.ticket.payment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.OpenedByKey;
import dev.marquee.ticket.search.ListQuery;
import dev.marquee.ticket.search.Listed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Payments: for their buyers in the words of an older system, and what needs the staff. */
@RestController
@Tag(name = "Payments")
@RequestMapping("/api/payments")
class PaymentsApiController {

    /**
     * An older system's payment.
     *
     * @param ticketId of the booking that is paid, if {@code bookingId} is not said
     * @param amount what the caller means to pay; it is known anyway, so another one is refused
     */
    record PaymentRequest(
            @JsonAlias("bookingId") @Schema(example = "1184") @Positive @Nullable Long bookingId,
            @JsonAlias("ticketId") @Schema(example = "1185") @Positive @Nullable Long ticketId,
            @Schema(type = "string", example = "24.00")
                    @JsonDeserialize(using = Amount.class)
                    @DecimalMin("0")
                    @Digits(integer = 12, fraction = 4)
                    @Nullable BigDecimal amount,
            @JsonAlias("cardNumber")
                    @Schema(
                            description = "With the simulated provider only. Never a real card",
                            example = "4242 4242 4242 4242")
                    @Size(max = 40)
                    @Nullable String cardNumber) {

        @AssertTrue(message = "{invalid.either-booking-id-or}")
        boolean isBookingOrTicket() {
            return bookingId != null || ticketId != null;
        }
    }

    private final PayBooking payBooking;
    private final Payments payments;
    private final Bookings bookings;
    private final BookingAccess access;
    private final PaymentList list;
    private final LookAgain lookAgain;

    PaymentsApiController(
            PayBooking payBooking,
            Payments payments,
            Bookings bookings,
            BookingAccess access,
            PaymentList list,
            LookAgain lookAgain) {
        this.payBooking = payBooking;
        this.payments = payments;
        this.bookings = bookings;
        this.access = access;
        this.list = list;
        this.lookAgain = lookAgain;
    }

    @Operation(
            summary = "Pay a booking, in one step",
            description =
                    "All that it costs; named by the booking or by one of its tickets. The same as POST /api/bookings/{id}/pay, answered with the payment.")
    @OpenedByKey
    @ApiResponse(responseCode = "201", description = "Paid")
    @ApiResponse(
            responseCode = "202",
            description = "Not known yet: ask for the state of the booking's payment")
    @ApiResponse(responseCode = "402", description = "card-declined: see reason and retryable")
    @ApiResponse(responseCode = "404", description = "There is no such booking, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state, price-changed: there is nothing to pay, or not any more; or it costs another amount; see state and total")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping
    ResponseEntity<PaymentSummary> pay(
            @Valid @RequestBody PaymentRequest body, HttpServletRequest request) {
        var booking = access.open(bookingOf(body), request).booking();
        checkAmount(body.amount(), booking);
        var payment =
                payBooking.handle(
                        booking.id(), new PayRequest(null, body.cardNumber(), null, null));
        return ResponseEntity.status(payment.isPending() ? HttpStatus.ACCEPTED : HttpStatus.CREATED)
                .body(PaymentSummary.of(payment, booking));
    }

    private long bookingOf(PaymentRequest body) {
        if (body.bookingId() != null) return body.bookingId();
        return bookings.idOfTicket(Objects.requireNonNull(body.ticketId()))
                .orElseThrow(() -> Problems.notFound("ticket"));
    }

    private static void checkAmount(@Nullable BigDecimal amount, Booking booking) {
        var total = Money.text(booking.amounts().totalMinor(), booking.currency());
        if (amount == null || amount.compareTo(new BigDecimal(total)) == 0) return;
        throw Problems.problem(
                HttpStatus.CONFLICT,
                "price-changed",
                Text.of("problem.price-changed.booking-costs-nothing", total, booking.currency()),
                Map.of("total", total, "currency", booking.currency()));
    }

    @Operation(
            summary = "The payments of an account, the newest first",
            description =
                    "One's own, of bookings made while signed in; at most 200. Admins and support see those of every account.")
    @ApiResponse(responseCode = "200", description = "Nothing, or one after the other")
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(responseCode = "404", description = "Another account")
    @GetMapping("/user/{userId}")
    List<PaymentSummary> ofUser(
            @Parameter(example = "3") @PathVariable long userId,
            @Parameter(hidden = true) Caller caller) {
        if (caller.id() != userId && !caller.has("ADMIN", "SUPPORT"))
            throw Problems.notFound("account");
        return payments.ofAccount(userId).stream()
                .map(payment ->
                        PaymentSummary.of(
                                payment, bookings.find(payment.bookingId()).orElseThrow()))
                .toList();
    }

    @Operation(
            summary = "The payments of a ticket's booking, the first attempt first",
            description = "To whoever may open the booking.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "Nothing, or one after the other")
    @ApiResponse(responseCode = "404", description = "There is no such ticket, or it is not yours")
    @GetMapping("/ticket/{ticketId}")
    List<PaymentSummary> ofTicket(
            @Parameter(example = "1185") @PathVariable long ticketId, HttpServletRequest request) {
        var id = bookings.idOfTicket(ticketId).orElseThrow(() -> Problems.notFound("ticket"));
        var booking = access.open(id, request).booking();
        return payments.ofBooking(booking.id()).stream()
                .map(payment -> PaymentSummary.of(payment, booking))
                .toList();
    }

    @Operation(
            summary = "List the payments that need a person, the newest first",
            description = "For admins and support. What is merely open is looked at by itself.")
    @ApiResponse(responseCode = "200", description = "A page of them, each with its reason")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @GetMapping("/attention")
    Listed<PaymentRow> attention(
            @Parameter(description = "From 0")
                    @RequestParam(defaultValue = "0")
                    @Min(0)
                    @Max(100_000)
                    int page,
            @Parameter(description = "1 to 100")
                    @RequestParam(defaultValue = "20")
                    @Min(1)
                    @Max(100)
                    int size) {
        return list.page(
                new ListQuery(
                        null,
                        null,
                        null,
                        PaymentList.ATTENTION,
                        null,
                        null,
                        null,
                        null,
                        null,
                        page,
                        size,
                        null));
    }

    @Operation(
            summary = "Ask the provider what became of a payment",
            description = "For admins and support. A payment that is final stays as it is.")
    @ApiResponse(responseCode = "200", description = "The payment as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: there is no such payment")
    @PostMapping("/{id}/look")
    PaymentSummary look(@Parameter(example = "31") @PathVariable long id) {
        var payment = lookAgain.handle(id);
        return PaymentSummary.of(payment, bookings.find(payment.bookingId()).orElseThrow());
    }
}
