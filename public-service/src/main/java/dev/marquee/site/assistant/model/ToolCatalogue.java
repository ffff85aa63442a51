package dev.marquee.site.assistant.model;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The tools as the model is told of them. None takes a person, an address or an account. */
final class ToolCatalogue {

    private static final String TOOLS =
            """
            [{"name":"find_events","description":"Events on sale, soonest first","properties":{"text":{"type":"string","description":"Words of the name or place"},"from":{"type":"string","description":"First day, as 2030-01-31"},"to":{"type":"string","description":"Last day"}},"required":[]},
             {"name":"event_details","description":"When and where an event is, what tickets cost, how many are left, and what comes back to who cannot come","properties":{"event":{"type":"string","description":"Its code, such as EV07"}},"required":["event"]},
             {"name":"my_bookings","description":"The visitor's own bookings and refunds","properties":{},"required":[]},
             {"name":"my_complaints","description":"The visitor's own complaints","properties":{},"required":[]},
             {"name":"my_waiting_places","description":"The waiting lists that the visitor is on, and the place on each","properties":{},"required":[]},
             {"name":"reason","description":"What a code of a refusal means, such as sold-out","properties":{"code":{"type":"string"}},"required":["code"]},
             {"name":"sales_today","description":"What was sold today, of the events that the visitor runs; for organisers and staff","properties":{},"required":[]},
             {"name":"open_complaints","description":"How many complaints wait for staff; for organisers and staff","properties":{},"required":[]},
             {"name":"how_to","description":"How something is done here","properties":{"subject":{"type":"string","enum":["transfer","entry","invoice","not_arrived","complaint","people","cancel"]}},"required":["subject"]},
             {"name":"propose_booking","description":"Shows a card with which the visitor can book. Books nothing","properties":{"event":{"type":"string"},"quantity":{"type":"integer"}},"required":["event","quantity"]},
             {"name":"propose_cancel","description":"Shows a card with which the visitor can cancel one of the own bookings. Cancels nothing","properties":{"booking":{"type":"integer","description":"The number of the booking"}},"required":["booking"]}]\
            """;

    private ToolCatalogue() {}

    /** A model may want what there is not. */
    static boolean isOne(String name) {
        return TOOLS.contains("{\"name\":\"" + name + "\"");
    }

    static ArrayNode of(JsonMapper json) {
        var all = json.createArrayNode();
        for (var tool : json.readTree(TOOLS)) {
            var function = all.addObject().put("type", "function").putObject("function");
            function.set("name", tool.get("name"));
            function.set("description", tool.get("description"));
            var parameters = function.putObject("parameters").put("type", "object");
            parameters.set("properties", tool.get("properties"));
            parameters.set("required", tool.get("required"));
            parameters.put("additionalProperties", false);
        }
        return all;
    }
}
