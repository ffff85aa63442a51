package dev.marquee.site.assistant;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Neighbours.Answer;
import java.util.List;
import java.util.Map;

/** Three events, with names in three languages, as the other services tell of them. */
final class Programme {

    static final List<String> CODES = List.of("EV07", "EV08", "EV09");

    private static final Map<String, List<String>> NAMES =
            Map.of(
                    "en", List.of("Jazz Night", "Hamlet", "Street Food Festival"),
                    "vi", List.of("Đêm nhạc Jazz", "Hamlet", "Lễ hội ẩm thực"),
                    "id", List.of("Malam Jazz", "Hamlet", "Festival Kuliner"));

    /** What is true of each, and of no other. */
    static final Map<String, Facts> FACTS =
            Map.of(
                    "EV07", new Facts("42", "15", "19:30", "Riverside Stage"),
                    "EV08", new Facts("", "33", "20:15", "Teatro do Cais"),
                    "EV09", new Facts("117", "88", "11:45", "Old Market"));

    /** A time in the time zone of the event; the end of the price is left out. */
    record Facts(String left, String price, String time, String place) {}

    private Programme() {}

    static void playedBy(Neighbours neighbours) {
        neighbours.on(
                "GET /api/events",
                call ->
                        new Answer(
                                200,
                                "{\"items\":[%s],\"page\":0,\"size\":20,\"total\":3}"
                                        .formatted(
                                                String.join(
                                                        ",",
                                                        CODES.stream()
                                                                .map(code ->
                                                                        event(code, language(call)))
                                                                .toList()))));
        for (var code : CODES) {
            neighbours.on(
                    "GET /api/events/" + code,
                    call -> new Answer(200, event(code, language(call))));
            neighbours.on("GET /api/events/" + code + "/availability", 200, availability(code));
        }
        neighbours.on(
                "GET /api/events/EV08/waiting-list/summary",
                200,
                """
                {"open":true,"any":true,"waiting":3,"ticket_types":[],"quota":4,"rules":{"offer_hours":12,"patience_hours":24}}\
                """);
        neighbours.on(
                "POST /api/quotes",
                200,
                "{\"currency\":\"EUR\",\"discount\":\"0.00\",\"total\":\"30.00\",\"offer\":null}");
    }

    private static String language(Neighbours.Call call) {
        var accepted = String.valueOf(call.header("Accept-Language"));
        return accepted.startsWith("vi") ? "vi" : accepted.startsWith("id") ? "id" : "en";
    }

    static String event(String code, String language) {
        var at = CODES.indexOf(code);
        var facts = FACTS.get(code);
        var soldOut = code.equals("EV08");
        return """
        {"id":%d,"code":"%s","name":"%s","description":"x","category":"Music",
         "starts_at":"2030-11-2%dT%s:00+00:00","ends_at":null,"time_zone":"Europe/Lisbon","location":"%s",
         "organizer_id":2,"price":"%s.00","currency":"EUR","total_tickets":200,"booked_count":%s,
         "quota":4,"status":"%s","version":1,"picture":null%s,"hold_minutes":10,
         "ticket_types":[{"id":%d1,"name":"Standard","price":"%s.00"}]}\
        """
                .formatted(
                        7 + at,
                        code,
                        NAMES.get(language).get(at),
                        at + 1,
                        facts.time(),
                        facts.place(),
                        facts.price(),
                        soldOut ? "200" : String.valueOf(200 - Integer.parseInt(facts.left())),
                        soldOut ? "sold_out" : "published",
                        soldOut ? ",\"seating\":{}" : "",
                        7 + at,
                        facts.price());
    }

    private static String availability(String code) {
        var facts = FACTS.get(code);
        var left = facts.left().isEmpty() ? "0" : facts.left();
        return """
        {"event_id":%d,"capacity":200,"sold":%d,"left":%s,"quota":4,"on_sale":%s,"reason":%s,
         "ticket_types":[{"id":%d1,"name":"Standard","price":"%s.00","currency":"EUR","quantity":200,"left":%s,
           "on_sale":%s,"sale_starts_at":null,"sale_ends_at":null,"quota":null}]}\
        """
                .formatted(
                        7 + CODES.indexOf(code),
                        200 - Integer.parseInt(left),
                        left,
                        !facts.left().isEmpty(),
                        facts.left().isEmpty() ? "\"sold_out\"" : "null",
                        7 + CODES.indexOf(code),
                        facts.price(),
                        left,
                        !facts.left().isEmpty());
    }
}
