package dev.marquee.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergedDescriptionTest {

    private static final String EVENTS =
            """
            {"openapi":"3.1.0","info":{"title":"Events"},"servers":[{"url":"https://t.example.org"}],
             "tags":[{"name":"Events"},{"name":"Older addresses"}],
             "paths":{
               "/events":{"get":{"operationId":"listEvents","x":{"$ref":"#/components/schemas/Page"}}},
               "/shared":{"get":{"operationId":"getShared"}}},
             "components":{
               "schemas":{
                 "Page":{"properties":{"items":{"items":{"$ref":"#/components/schemas/Line"}}}},
                 "Line":{"type":"object","title":"an event"},
                 "Problem":{"type":"object"},
                 "Kind":{"oneOf":[{"$ref":"#/components/schemas/Line"}],
                         "discriminator":{"propertyName":"k","mapping":{"l":"#/components/schemas/Line"}}}},
               "securitySchemes":{"client":{"type":"oauth2","flows":{"clientCredentials":
                 {"tokenUrl":"/oauth2/token","scopes":{"events:read":"events read"}}}}}}}
            """;
    private static final String TICKETS =
            """
            {"openapi":"3.1.0","info":{"title":"Tickets"},"servers":[{"url":"https://t.example.org"}],
             "tags":[{"name":"Bookings"},{"name":"Older addresses"}],
             "paths":{
               "/tickets":{"get":{"operationId":"listTickets","x":{"$ref":"#/components/schemas/Page"},
                                  "y":[{"$ref":"#/components/schemas/Problem"}]}},
               "/shared":{"post":{"operationId":"createShared"}}},
             "components":{
               "schemas":{
                 "Page":{"properties":{"items":{"items":{"$ref":"#/components/schemas/Line"}}}},
                 "Line":{"type":"object","title":"a ticket"},
                 "Problem":{"type":"object"}},
               "securitySchemes":{"client":{"type":"oauth2","flows":{"clientCredentials":
                 {"tokenUrl":"/oauth2/token","scopes":{"bookings:read":"bookings read"}}}}}}}
            """;

    private static JsonNode merged(Map<String, String> descriptions) {
        var described = new LinkedHashMap<String, ObjectNode>();
        descriptions.forEach((service, text) ->
                described.put(service, (ObjectNode) JsonMapper.shared().readTree(text)));
        var info = JsonMapper.shared().createObjectNode().put("title", "All");
        return MergedDescription.of(described, info);
    }

    private static JsonNode both() {
        var descriptions = new LinkedHashMap<String, String>();
        descriptions.put("event", EVENTS);
        descriptions.put("ticket", TICKETS);
        return merged(descriptions);
    }

    @Test
    void schemas_of_one_name_are_told_apart_where_they_or_what_they_lead_to_differ() {
        var schemas = both().at("/components/schemas");

        assertThat(schemas.propertyNames())
                .containsExactlyInAnyOrder(
                        "EventPage", "TicketPage", "EventLine", "TicketLine", "Problem", "Kind");
        assertThat(schemas.at("/EventLine/title").asString()).isEqualTo("an event");
        assertThat(schemas.at("/TicketPage/properties/items/items/$ref").asString())
                .isEqualTo("#/components/schemas/TicketLine");
    }

    @Test
    void every_reference_follows_its_schema() {
        var all = both();

        assertThat(all.at("/paths/~1events/get/x/$ref").asString())
                .isEqualTo("#/components/schemas/EventPage");
        assertThat(all.at("/paths/~1tickets/get/x/$ref").asString())
                .isEqualTo("#/components/schemas/TicketPage");
        assertThat(all.at("/paths/~1tickets/get/y/0/$ref").asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(all.at("/components/schemas/Kind/discriminator/mapping/l").asString())
                .isEqualTo("#/components/schemas/EventLine");
    }

    @Test
    void operations_of_one_path_stand_together_and_the_older_addresses_last() {
        var all = both();

        assertThat(all.at("/paths/~1shared").propertyNames()).containsExactly("get", "post");
        assertThat(all.get("tags").valueStream().map(tag -> tag.get("name").asString()))
                .containsExactly("Events", "Bookings", "Older addresses");
        assertThat(all.at("/info/title").asString()).isEqualTo("All");
    }

    @Test
    void one_client_has_the_scopes_of_all_services() {
        assertThat(
                        both().at(
                                        "/components/securitySchemes/client/flows/clientCredentials/scopes")
                                .propertyNames())
                .containsExactly("events:read", "bookings:read");
    }

    @Test
    void two_services_do_not_describe_the_same_operation() {
        assertThatThrownBy(() -> merged(Map.of("event", EVENTS, "other", EVENTS)))
                .hasMessageContaining("get /");
    }

    @Test
    void a_name_that_is_told_apart_is_not_anothers() {
        var other = TICKETS.replace("\"Problem\":{\"type\":\"object\"}", "\"EventLine\":{}");
        assertThatThrownBy(() -> merged(Map.of("event", EVENTS, "ticket", other)))
                .hasMessageContaining("EventLine");
    }
}
