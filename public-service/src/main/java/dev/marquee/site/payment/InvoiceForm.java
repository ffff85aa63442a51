package dev.marquee.site.payment;

import dev.marquee.site.client.InvoiceAddress;
import org.jspecify.annotations.Nullable;

/** The company that a buyer wants the invoice for, as typed; all empty for none. */
record InvoiceForm(
        @Nullable String company,
        @Nullable String address,
        @Nullable String country,
        @Nullable String taxNumber) {

    static final InvoiceForm EMPTY = new InvoiceForm(null, null, null, null);

    static InvoiceForm of(InvoiceAddress address) {
        return new InvoiceForm(
                address.company(), address.address(), address.country(), address.taxNumber());
    }

    /** Whether anything is asked for; a country alone is chosen by browsers. */
    public boolean isFilled() {
        return isGiven(company) || isGiven(address) || isGiven(taxNumber);
    }

    InvoiceAddress asAddress() {
        return new InvoiceAddress(
                text(company), text(address), text(country), isGiven(taxNumber) ? taxNumber : null);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static boolean isGiven(@Nullable String typed) {
        return typed != null && !typed.isBlank();
    }
}
