package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Things with names that must never be more than names. */
final class HostileNames {

    static final List<String> NAMES =
            List.of(
                    "<img src=x onerror=alert(1)>",
                    "{{7*7}} ${7*7} #{7*7} [[${7*7}]]",
                    "=cmd|' /C calc'!A1",
                    "\u05D0\u05E8\u05D5\u05E2 \u0645\u0647\u0631\u062C\u0627\u0646 RTL",
                    "日本語の夜 🎭🎟️",
                    "Averyveryverylongnamewithoutanyspaces".repeat(2));

    /** The codes of the events, in the order of the names. */
    static List<String> make(RunningSuite suite) throws Exception {
        var admin = Http.signIn(suite, "admin", "admin123");
        var codes = new ArrayList<String>();
        for (var name : NAMES) {
            var venue =
                    post(
                            suite,
                            "/api/venues",
                            Map.of(
                                    "name",
                                    name,
                                    "type",
                                    "hall",
                                    "capacity",
                                    100,
                                    "address",
                                    name,
                                    "price_per_hour",
                                    "10.00"),
                            admin);
            seatPlan(suite, venue, name.substring(0, Math.min(60, name.length())), admin);
            var customer =
                    post(
                            suite,
                            "/api/customers",
                            Map.of(
                                    "name",
                                    name,
                                    "email",
                                    "names" + codes.size() + "@example.org",
                                    "address",
                                    name,
                                    "feedback",
                                    name),
                            admin);
            var event =
                    post(
                            suite,
                            "/api/events",
                            Map.of(
                                    "name",
                                    name,
                                    "description",
                                    name + "\n\n<script>alert(1)</script> [x](javascript:alert(1))",
                                    "starts_at",
                                    "2099-05-0" + (codes.size() + 1) + "T19:30",
                                    "ends_at",
                                    "2099-05-0" + (codes.size() + 1) + "T22:30",
                                    "time_zone",
                                    "Europe/Lisbon",
                                    "venue_id",
                                    venue,
                                    "customer_id",
                                    customer,
                                    "total_tickets",
                                    20),
                            admin);
            sell(suite, event, name, codes.size(), admin);
            codes.add(
                    Objects.requireNonNull(
                            Http.get(suite.url("/api/events/" + event), admin)
                                    .json()
                                    .get("code")
                                    .asString()));
        }
        return codes;
    }

    /** A plan that has the name wherever one can be. */
    private static void seatPlan(RunningSuite suite, long venue, String name, String[] admin)
            throws Exception {
        var seat = Map.of("id", "a", "number", "1", "note", name);
        var row = Map.of("label", "A", "seats", List.of(seat));
        var sections =
                List.of(Map.of("id", "s", "name", name, "kind", "seats", "rows", List.of(row)));
        var bar =
                Map.of("kind", "bar", "label", name, "x", 10, "y", 10, "width", 100, "height", 40);
        post(
                suite,
                "/api/venues/" + venue + "/seat-plans",
                Map.of("name", name, "objects", List.of(bar), "sections", sections),
                admin);
    }

    private static void sell(RunningSuite suite, long event, String name, int n, String[] admin)
            throws Exception {
        var published =
                Http.send(
                        "PATCH",
                        suite.url("/api/events/" + event + "/status"),
                        Map.of("status", "published"),
                        admin);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        Organiser.awaitOnSale(suite, event);
        post(
                suite,
                "/api/bookings",
                Map.of(
                        "event_id",
                        event,
                        "quantity",
                        1,
                        "buyer_name",
                        name,
                        "buyer_email",
                        "names" + n + "@example.org"));
    }

    private static long post(RunningSuite suite, String path, Map<String, ?> body, String... as)
            throws Exception {
        var made = Http.post(suite.url(path), body, as);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("id").asLong();
    }

    private HostileNames() {}
}
