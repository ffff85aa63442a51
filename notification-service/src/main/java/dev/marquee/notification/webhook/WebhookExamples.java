package dev.marquee.notification.webhook;

/** Examples for the API's description. */
final class WebhookExamples {

    static final String WEBHOOK =
            """
            {"id":7,"name":"Box office","url":"https://tickets.example.org/hooks/marquee","events":["booking.cancelled","booking.confirmed"],
            "all_organizers":false,"owner_id":2,"active":true,"paused_because":null,"failing_since":null,"created_at":"2026-11-25T10:15:00Z"}\
            """;

    static final String MADE =
            """
            {"id":7,"name":"Box office","url":"https://tickets.example.org/hooks/marquee","events":["booking.cancelled","booking.confirmed"],
            "all_organizers":false,"owner_id":2,"active":true,"paused_because":null,"failing_since":null,"created_at":"2026-11-25T10:15:00Z",
            "secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="}\
            """;

    static final String WEBHOOKS =
            """
            {"items":[{"id":7,"name":"Box office","url":"https://tickets.example.org/hooks/marquee","events":["booking.cancelled","booking.confirmed"],
            "all_organizers":false,"owner_id":2,"active":true,"paused_because":null,"failing_since":null,"created_at":"2026-11-25T10:15:00Z"}],
            "page":0,"size":20,"total":1}\
            """;

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

    static final String REFUSED =
            """
            {"type":"urn:marquee:problem:invalid-input","title":"Unprocessable Content","status":422,
            "detail":"Some of what was sent cannot be accepted; see errors.",
            "errors":[{"field":"url","message":"This name leads to no address on the internet. Check the spelling"}]}\
            """;

    private WebhookExamples() {}
}
