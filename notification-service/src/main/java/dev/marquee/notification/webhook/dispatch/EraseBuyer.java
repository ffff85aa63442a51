package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.mail.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forgets the person that deliveries speak of: what was sent is blanked in the log, and what waits
 * is sent without name and address. Receivers that were told before are beyond our reach.
 */
@Component
public class EraseBuyer {

    private record Row(long id, String body) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EraseBuyer(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the caller's transaction. Returns how many deliveries it were. */
    public int handle(String email) {
        var key = Recipient.key(email);
        // An owner who is erased is not named any more either.
        jdbc.sql(
                        "update webhook set owner = 'erased-' || id || '@erased.invalid' where lower(owner) = ?")
                .param(key)
                .update();
        var rows =
                jdbc.sql("select id, body from webhook_delivery where buyer_key = ?")
                        .param(key)
                        .query(Row.class)
                        .list();
        for (var row : rows) blank(row);
        return rows.size();
    }

    private void blank(Row row) {
        var nobody = "erased-" + row.id + "@erased.invalid";
        var body = json.readTree(row.body);
        if (body.path("data") instanceof ObjectNode data) {
            data.put("buyer_name", "(erased)").put("buyer_email", nobody);
            if (data.has("buyer_phone")) data.putNull("buyer_phone");
        }
        jdbc.sql("update webhook_delivery set body = ?, buyer_key = ? where id = ?")
                .params(json.writeValueAsString(body), nobody, row.id)
                .update();
        // Receivers may have said back what they were sent.
        jdbc.sql("update webhook_attempt set answer = null where delivery_id = ?")
                .param(row.id)
                .update();
    }
}
