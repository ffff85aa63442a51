package dev.marquee.customer.contact;

/** Refusals as the documentation shows them. */
public final class Problem {

    public static final String TYPE = "application/problem+json";

    public static final String NOT_FOUND =
            """
            {"type":"urn:marquee:problem:not-found","title":"Not Found","status":404,"detail":"There is no such customer."}\
            """;
    public static final String CHANGED =
            """
            {"type":"urn:marquee:problem:changed-meanwhile","title":"Precondition Failed","status":412,
             "detail":"The customer has changed since you read it. Read it again, then repeat your change."}\
            """;
    static final String EMAIL_TAKEN =
            """
            {"type":"urn:marquee:problem:email-taken","title":"Conflict","status":409,
             "detail":"Another customer has this e-mail address. Change that one, or use another address.","customer_id":12}\
            """;
    static final String INVALID =
            """
            {"type":"urn:marquee:problem:invalid-input","title":"Unprocessable Content","status":422,
             "detail":"Some of what was sent cannot be accepted; see errors.","errors":[{"field":"name","message":"is required"}]}\
            """;
    static final String INVALID_PAGE =
            """
            {"type":"urn:marquee:problem:invalid-input","title":"Unprocessable Content","status":422,
             "detail":"Some of what was sent cannot be accepted; see errors.","errors":[{"field":"size","message":"must be at most 100"}]}\
            """;

    private Problem() {}
}
