package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.editing.PaymentMethodsRequest;
import dev.marquee.event.pricing.PaymentTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** How buyers may pay, as it is typed into the page; what is not ticked is not sent. */
record PaymentMethodFields(
        @Nullable String card,
        @Nullable String bankTransfer,
        @Nullable String cash,
        @Nullable String transferDays,
        @Nullable String bankDetails) {

    static final PaymentMethodFields DEFAULT =
            new PaymentMethodFields(
                    "true", null, null, String.valueOf(PaymentTerms.TRANSFER_DAYS), null);

    static PaymentMethodFields of(EventView.PaymentMethods methods) {
        return new PaymentMethodFields(
                ticked(methods.card()),
                ticked(methods.bankTransfer()),
                ticked(methods.cash()),
                String.valueOf(methods.transferDays()),
                methods.bankDetails());
    }

    private static @Nullable String ticked(boolean is) {
        return is ? "true" : null;
    }

    boolean isCardOnly() {
        return card != null && bankTransfer == null && cash == null;
    }

    PaymentMethodsRequest toRequest(Errors errors) {
        return new PaymentMethodsRequest(
                card != null,
                bankTransfer != null,
                cash != null,
                TypedNumbers.number("paymentMethods.transferDays", transferDays, errors),
                bankDetails);
    }
}
