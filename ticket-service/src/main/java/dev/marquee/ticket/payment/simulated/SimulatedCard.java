package dev.marquee.ticket.payment.simulated;

/** What the last four digits of a card's number stand for. */
enum SimulatedCard {
    PAID,
    DECLINED,
    INSUFFICIENT_FUNDS,
    /** It is charged, but the answer does not come in time. */
    NO_ANSWER,
    /** The buyer has to approve it on a page. */
    APPROVAL;

    static SimulatedCard of(String number) {
        return switch (lastFour(number)) {
            case "0002" -> DECLINED;
            case "9995" -> INSUFFICIENT_FUNDS;
            case "0341" -> NO_ANSWER;
            case "3155" -> APPROVAL;
            default -> PAID;
        };
    }

    static String lastFour(String number) {
        return number.substring(number.length() - 4);
    }
}
