package dev.marquee.ticket.booking;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that must be refused.
 *
 * @param status what it must be answered with
 * @param template its body; %d stands for an event that is on sale
 */
record BadInput(int status, String template) {

    String body(long event) {
        return template.replace("%d", String.valueOf(event));
    }

    static List<BadInput> bookings() {
        var all = new ArrayList<BadInput>();
        for (var broken :
                List.of("", " ", "{", "null", "{\"event_id\":%d,}", "{'event_id':%d}", "\u0000"))
            all.add(new BadInput(400, broken));
        for (var noObject : List.of("[]", "5", "\"x\"", "true"))
            all.add(new BadInput(400, noObject));
        for (var number :
                List.of(
                        "0", "-1", "null", "1.5", "1.0", "\"1\"", "\"\"", "true", "[1]", "{}",
                        "1001")) {
            all.add(new BadInput(422, with("quantity", number)));
            if (!number.equals("1001")) all.add(new BadInput(422, with("event_id", number)));
        }
        all.add(new BadInput(422, with("quantity", "2147483648")));
        all.add(new BadInput(422, with("quantity", "2147483647")));
        all.add(new BadInput(422, with("quantity", "1e999")));
        all.add(new BadInput(400, with("quantity", "NaN")));
        all.add(new BadInput(422, with("event_id", "9223372036854775808")));
        all.add(new BadInput(404, with("event_id", "9223372036854775807")));
        for (var field : List.of("event_id", "quantity", "buyer_name", "buyer_email"))
            all.add(new BadInput(422, without(field)));
        for (var text : List.of("5", "true", "[\"a\"]", "{}", "\"\"", "\"  \"")) {
            all.add(new BadInput(422, with("buyer_name", text)));
            all.add(new BadInput(422, with("buyer_email", text)));
        }
        for (var name :
                List.of(
                        "a".repeat(101),
                        "Ana\r\nBcc: all@example.org",
                        "Ana\nSilva",
                        "Ana\u0000",
                        "Ana\u007f",
                        "Ana\u0085",
                        "\u202e\u200b",
                        "Ana https://evil.example/login",
                        "www.evil.example",
                        "ana@example.org",
                        "Ana\ud800")) all.add(new BadInput(422, with("buyer_name", escaped(name))));
        for (var email :
                List.of(
                        "ana",
                        "ana@",
                        "@example.org",
                        "ana@example.org\r\nBcc: all@example.org",
                        "ana@example.org,bea@example.org",
                        "a".repeat(65) + "@example.org",
                        "a@" + "b".repeat(300) + ".org"))
            all.add(new BadInput(422, with("buyer_email", escaped(email))));
        for (var phone :
                List.of("\"123456789012345678901\"", "\"call me\"", "\"+351\\n1\"", "12", "{}"))
            all.add(new BadInput(422, with("buyer_phone", phone)));
        for (var items :
                List.of(
                        "[]",
                        "5",
                        "{}",
                        "[null]",
                        "[5]",
                        "[{}]",
                        "[{\"ticket_type_id\":1,\"quantity\":0}]",
                        "[{\"ticket_type_id\":1,\"quantity\":-1}]",
                        "[{\"ticket_type_id\":1,\"quantity\":null}]",
                        "[{\"ticket_type_id\":\"1\",\"quantity\":1}]",
                        "[{\"ticket_type_id\":0,\"quantity\":1}]",
                        "[{\"ticket_type_id\":987654321,\"quantity\":1}]"))
            all.add(
                    new BadInput(
                            422,
                            without("quantity")
                                    .replace("{\"event", "{\"items\":" + items + ",\"event")));
        all.add(
                new BadInput(
                        422,
                        with("quantity", "1,\"items\":[{\"ticket_type_id\":%d0,\"quantity\":1}]")));
        return all;
    }

    private static String with(String field, String value) {
        var body = new StringBuilder("{");
        for (var name : List.of("event_id", "quantity", "buyer_name", "buyer_email", "buyer_phone"))
            body.append(body.length() == 1 ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(name.equals(field) ? value : good(name));
        return body.append('}').toString();
    }

    private static String without(String field) {
        return with("", "").replace("\"" + field + "\":" + good(field) + ",", "");
    }

    private static String good(String field) {
        return switch (field) {
            case "event_id" -> "%d";
            case "quantity" -> "1";
            case "buyer_name" -> "\"Ana\"";
            case "buyer_email" -> "\"ana@example.org\"";
            default -> "\"+351 912\"";
        };
    }

    private static String escaped(String text) {
        if (text.indexOf('\ud800') >= 0) return "\"" + text.replace("\ud800", "\\ud800") + "\"";
        return JsonMapper.shared().writeValueAsString(text);
    }
}
