package dev.marquee.notification.webhook.registration;

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

    static final String REFUSED =
            """
            {"type":"urn:marquee:problem:invalid-input","title":"Unprocessable Content","status":422,
            "detail":"Some of what was sent cannot be accepted; see errors.",
            "errors":[{"field":"url","message":"This name leads to no address on the internet. Check the spelling"}]}\
            """;

    private WebhookExamples() {}
}
