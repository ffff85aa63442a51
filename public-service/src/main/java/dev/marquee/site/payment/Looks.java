package dev.marquee.site.payment;

import jakarta.servlet.http.HttpServletResponse;

/**
 * How often a browser has looked by itself for the end of a payment. A header makes it look again,
 * without a script; that ends after two minutes.
 *
 * @param returned whether the reader comes back from a payment provider
 */
record Looks(int times, boolean returned) {

    private static final int MOST = 40;
    private static final int SECONDS = 3;

    /** What an address says; anything may stand there. */
    static Looks of(int times, boolean returned) {
        return new Looks(Math.clamp(times, 0, MOST), returned);
    }

    boolean goOn() {
        return times < MOST;
    }

    /** Where to look the next time. */
    String address(Buyer buyer) {
        return buyer.pay() + (returned ? "/return" : "") + "?looked=" + (times + 1);
    }

    /** Where a reader looks who asks for it. */
    String afresh(Buyer buyer) {
        return buyer.pay() + (returned ? "/return" : "");
    }

    /** Has the browser look again, if it has not done so too often. */
    void repeat(Buyer buyer, HttpServletResponse response) {
        if (goOn()) response.setHeader("Refresh", SECONDS + ";url=" + address(buyer));
    }
}
