package dev.marquee.ticket.payment;

import dev.marquee.ticket.payment.PaymentTests.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bookings as somebody keeps them who has paper and a pencil, and does one thing at a time. */
final class LifecycleModel {

    static final int QUOTA = 4;

    /** An event, and what is sold of it. */
    static final class Sale {
        final long event;
        final long price;
        final boolean retries;
        final boolean automatic;
        final long fee;
        final List<Purchase> purchases = new ArrayList<>();
        int capacity;

        /** Whether two types share the capacity, and a third one that nobody buys has its own. */
        boolean shared;

        int version = 1;
        boolean cancelled;

        /** How often a code that takes a quarter off may be used; 0 if there is none. */
        int uses;

        /** Whether it may be paid by bank transfer, too. */
        boolean transfer;

        Sale(long event, long price, boolean retries, boolean automatic, long fee, int capacity) {
            this.event = event;
            this.price = price;
            this.retries = retries;
            this.automatic = automatic;
            this.fee = fee;
            this.capacity = capacity;
        }

        String code() {
            return "QUARTER" + event;
        }

        long used() {
            return purchases.stream().filter(Purchase::usesCode).count();
        }

        /** Places of the type that nobody buys. */
        int spare() {
            return shared ? 100 : 0;
        }

        long secondType() {
            return 1_000_000 + event;
        }

        int sold() {
            return purchases.stream().mapToInt(Purchase::live).sum();
        }

        int held(String email) {
            return purchases.stream()
                    .filter(purchase -> purchase.held.email().equals(email))
                    .mapToInt(Purchase::live)
                    .sum();
        }

        /** Why so many tickets cannot be had, or null if they can. */
        @Nullable String refusal(int quantity, String email, boolean coded, Instant now) {
            if (price > 0 && ranOut(email, now.minus(Duration.ofHours(1))) >= 3)
                return "too-many-holds";
            return refusal(quantity, email, coded);
        }

        private long ranOut(String email, Instant since) {
            return purchases.stream()
                    .filter(purchase -> purchase.held.email().equals(email))
                    .filter(purchase -> purchase.is("expired") && purchase.until.isAfter(since))
                    .count();
        }

        private @Nullable String refusal(int quantity, String email, boolean coded) {
            if (cancelled) return "event-not-on-sale";
            if (quantity > capacity - sold()) return "sold-out";
            if (quantity > QUOTA - held(email)) return "quota-exceeded";
            return coded && used() >= uses ? "offer-refused" : null;
        }
    }

    /** A booking. */
    static final class Purchase {
        final Sale sale;
        final Held held;
        final int quantity;
        final boolean coded;
        final Instant until;
        String status;
        int reserved;
        int issued;
        int used;
        int asked;
        long paid;
        long refunded;
        long surplus;
        boolean open;
        boolean told;

        /** The buyer said that the money comes by bank, and has for days. */
        boolean byBank;

        /** The provider has taken its money, once. */
        boolean byCard;

        boolean disputed;

        Purchase(Sale sale, Held held, int quantity, boolean coded, Instant until) {
            this.sale = sale;
            this.held = held;
            this.quantity = quantity;
            this.coded = coded;
            this.until = until;
            status = sale.price > 0 ? "pending_payment" : "confirmed";
            if (sale.price > 0) reserved = quantity;
            else issued = quantity;
            sale.purchases.add(this);
        }

        /** What a ticket of it costs. */
        long unit() {
            return coded ? sale.price - sale.price / 4 : sale.price;
        }

        long total() {
            return quantity * unit();
        }

        boolean usesCode() {
            return coded && live() > 0;
        }

        /** Whether so many tickets can be paid back by what is left of the payment. */
        boolean covers(int tickets) {
            return tickets * unit() <= paid - refunded;
        }

        int live() {
            return reserved + issued + used;
        }

        boolean is(String wanted) {
            return status.equals(wanted);
        }

        boolean isPaid() {
            return paid > 0;
        }

        void paidNow() {
            status = "confirmed";
            issued = quantity;
            reserved = 0;
            paid = total();
            byBank = false;
        }

        void over(String how) {
            status = how;
            reserved = 0;
            issued = 0;
        }

        void declined() {
            told |= open;
            open = false;
            byBank = false;
            if (!sale.retries && is("pending_payment")) over("cancelled");
        }

        /** The provider has its money, whatever became of it meanwhile. */
        void moneyCame() {
            told |= open;
            open = false;
            var again = is("expired") && sale.refusal(quantity, held.email(), coded) == null;
            if (is("pending_payment") || again) paidNow();
            else surplus += total();
        }

        void cardPaid() {
            moneyCame();
            byCard = isPaid();
        }

        /** Money of so many tickets goes back, but for what is kept. */
        void refund(int tickets, long kept) {
            refunded += tickets * unit() - kept;
            issued -= tickets;
            asked = 0;
            status = live() == 0 ? "refunded" : "confirmed";
        }

        void askBack(int tickets) {
            if (sale.automatic) {
                refund(tickets, Math.min(tickets * unit(), sale.fee));
            } else {
                asked = tickets;
                status = "refund_requested";
            }
        }

        void eventIsOff() {
            switch (status) {
                case "pending_payment" -> over("cancelled");
                case "confirmed", "refund_requested" -> {
                    var before = used;
                    if (isPaid()) refund(issued, Math.max(0, issued * unit() - (paid - refunded)));
                    else if (before == 0) over("cancelled");
                    else issued = 0;
                    if (before > 0) status = "confirmed";
                }
                default -> {}
            }
        }

        @Override
        public String toString() {
            return "%s reserved=%d issued=%d used=%d paid=%d refunded=%d surplus=%d"
                    .formatted(status, reserved, issued, used, paid, refunded, surplus);
        }
    }

    private LifecycleModel() {}
}
