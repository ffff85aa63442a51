package dev.marquee.notification.webhook.dispatch;

/** Examples for the API's description. */
final class DeliveryExamples {

    static final String DELIVERIES =
            """
            {"items":[{"id":4711,"message_id":"msg_0f3c1a52b7d84e0f9a6b5c4d3e2f1a0b","type":"booking.confirmed","status":"delivered","attempts":2,
            "last_status":200,"last_error":null,"created_at":"2026-11-25T10:15:00Z","next_attempt_at":null,"delivered_at":"2026-11-25T10:15:11Z"}],
            "page":0,"size":20,"total":1}\
            """;

    static final String DELIVERY =
            """
            {"id":4711,"message_id":"msg_0f3c1a52b7d84e0f9a6b5c4d3e2f1a0b","type":"booking.confirmed","status":"delivered","attempts":2,
            "last_status":200,"last_error":null,"created_at":"2026-11-25T10:15:00Z","next_attempt_at":null,"delivered_at":"2026-11-25T10:15:11Z",
            "body":"{\\"type\\":\\"booking.confirmed\\",\\"timestamp\\":\\"2026-11-25T10:15:00Z\\",\\"organizer_id\\":2,\\"data\\":{\\"booking_id\\":1184}}",
            "tries":[{"number":2,"started_at":"2026-11-25T10:15:11Z","millis":84,"status_code":200,"error":null,"answer":"ok"},
            {"number":1,"started_at":"2026-11-25T10:15:00Z","millis":31,"status_code":503,"error":"It answered 503","answer":"busy"}]}\
            """;

    static final String PAUSED =
            """
            {"type":"urn:marquee:problem:webhook-paused","title":"Conflict","status":409,
            "detail":"The webhook is paused. Let it go on first, then send again."}\
            """;

    private DeliveryExamples() {}
}
