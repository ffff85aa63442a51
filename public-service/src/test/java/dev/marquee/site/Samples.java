package dev.marquee.site;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the other services write it. */
public final class Samples {

    /** A token as long as real ones. */
    public static final String TOKEN =
            "AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINRYHI6D4QCCIRDEQSSMJZIFEVCWLBNFYXTAMJSGM2DKNRXHA4TUOZ4HU7D6QCB";

    private Samples() {}

    /** Lantern Night, 200 places. */
    public static String event(String name, String status, int booked) {
        return """
        {"id":7,"code":"EV07","name":"%s","description":"Three bands & one barge.\\n\\nBring a coat.",
         "category":"Music","starts_at":"2030-11-28T20:00:00+00:00","ends_at":"2030-11-28T23:00:00+00:00",
         "time_zone":"Europe/Lisbon","venue_id":null,"location":"Riverside Stage, Cais do Farol 8, Lisbon",
         "customer_id":null,"organizer_id":2,"price":"0.00","currency":"EUR","total_tickets":200,"booked_count":%d,
         "quota":4,"status":"%s","is_completed":false,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-02-03T04:05:06Z","version":1,"picture":null,
         "ticket_types":[{"id":71,"name":"Standing","price":"0.00","quantity":200,"sale_starts_at":null,"sale_ends_at":null,"quota":null}]}\
        """
                .formatted(name, booked, status);
    }

    /** A page of a list. */
    public static String list(String... events) {
        return "{\"items\":[%s],\"page\":0,\"size\":20,\"total\":%d}"
                .formatted(String.join(",", events), events.length);
    }

    /** What is left of Lantern Night. */
    public static String availability(int left, String reason) {
        return """
        {"event_id":7,"capacity":200,"sold":%d,"left":%d,"quota":4,"on_sale":%s,"reason":%s,
         "ticket_types":[{"id":71,"name":"Standing","price":"0.00","currency":"EUR","quantity":200,"left":%d,
           "on_sale":%s,"sale_starts_at":null,"sale_ends_at":null,"quota":null}]}\
        """
                .formatted(
                        200 - left,
                        left,
                        reason == null,
                        reason == null ? null : "\"" + reason + "\"",
                        left,
                        reason == null);
    }

    /** A booking of Lantern Night. */
    public static String booking(long id, String status, String buyer, int tickets, String more) {
        var ticketStatus = status.equals("cancelled") ? "cancelled" : "issued";
        return """
        {"id":%d,"event_id":7,"event_code":"EV07","event_name":"Lantern Night","starts_at":"2030-11-28T20:00:00Z",
         "ends_at":null,"time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","status":"%s","quantity":%d,
         "total":"0.00","currency":"EUR","buyer_name":"%s","buyer_email":"ana@example.org","buyer_phone":null,
         "created_at":"2026-01-01T00:00:00Z"%s,"tickets":[%s]}\
        """
                .formatted(
                        id,
                        status,
                        tickets,
                        buyer,
                        more,
                        IntStream.rangeClosed(1, tickets)
                                .mapToObj(n ->
                                        """
                                        {"id":%d,"code":"EV07-%d","status":"%s","ticket_type_id":71,
                                         "ticket_type":"Standing","price":"0.00","qr_token":"%s"}\
                                        """
                                                .formatted(id + n, n, ticketStatus, TOKEN))
                                .collect(Collectors.joining(",")));
    }

    /** Kinds of tickets that cost something; members such as {@code ,"price":"24.00"}. */
    public static String kinds(String... members) {
        return """
        {"event_id":7,"capacity":200,"sold":162,"left":38,"quota":4,"on_sale":true,"reason":null,"ticket_types":[%s]}\
        """
                .formatted(
                        IntStream.range(0, members.length)
                                .mapToObj(n ->
                                        """
                                        {"id":%d,"name":"Kind %d","currency":"EUR","quantity":200,"left":38,"on_sale":true,
                                         "sale_starts_at":null,"sale_ends_at":null,"quota":null%s}\
                                        """
                                                .formatted(71 + n, n + 1, members[n]))
                                .collect(Collectors.joining(",")));
    }

    /** Two tickets for 24.00, to be paid until a moment. */
    public static String held(long id, String status, String expiresAt, String more) {
        return booking(
                        id,
                        status,
                        "Ana <b>Ribeiro</b>",
                        2,
                        ",\"subtotal\":\"48.00\",\"discount\":\"0.00\",\"tax\":\"7.66\",\"expires_at\":\"%s\"%s"
                                .formatted(expiresAt, more))
                .replace("\"total\":\"0.00\"", "\"total\":\"48.00\"")
                .replace("\"price\":\"0.00\"", "\"price\":\"24.00\"")
                .replace(
                        "\"status\":\"issued\"",
                        status.equals("confirmed")
                                ? "\"status\":\"issued\""
                                : "\"status\":\"reserved\"");
    }

    /** How the payment of such a booking stands; members that replace others. */
    public static String payment(String status, String state, String members) {
        var json = JsonMapper.shared();
        var payment =
                (ObjectNode)
                        json.readTree(
                                """
                                {"booking_id":1184,"booking_status":"%s","total":"48.00","currency":"EUR","paid":"0.00","refunded":"0.00",
                                 "expires_at":"2030-11-28T18:42:00Z","now":"2030-11-28T18:33:48Z","state":"%s","attempt":0,
                                 "provider":"simulated","test_mode":true,"methods":["card"],"action_url":null,"reason":null,"retryable":true,
                                 "payments":[]}\
                                """
                                        .formatted(status, state));
        if (!members.isEmpty())
            payment.setAll((ObjectNode) json.readTree("{" + members.substring(1) + "}"));
        return payment.toString();
    }
}
