package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.test.AccessTable;
import dev.marquee.platform.test.AccessTable.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whose things are whose, through the gateway: each line of docs/access.csv where a stranger finds
 * nothing, or changes nothing, is asked for a thing that really exists, by everybody who may come
 * and does not own it, and then by its owner, who finds it.
 */
@ExtendWith(DemoSuite.class)
class OwnershipTest {

    private static final Map<String, String> STRANGERS =
            Map.of(
                    "anonymous",
                    "anonymous",
                    "customer",
                    "another-customer",
                    "organizer",
                    "another-organizer",
                    "entry_manager",
                    "entry");

    private static RunningSuite suite;
    private static People people;
    private static Things things;

    @BeforeAll
    static void everybodyIsThere(RunningSuite running) throws Exception {
        suite = running;
        people = new People(running);
        people.join("another-customer", "CUSTOMER");
        people.join("another-organizer", "ORGANIZER");
        people.addProgram("another-program", "another-organizer");
        things = new Things(running, people);
    }

    @TestFactory
    Stream<DynamicTest> somebody_elses_things_are_not_there() {
        return AccessTable.all().stream()
                .filter(row -> List.of("403", "404").contains(row.stranger()))
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.method() + " " + row.path(), () -> onlyTheOwnerFinds(row)));
    }

    private static void onlyTheOwnerFinds(Row row) throws Exception {
        var thing = things.make(row.service(), row.path());
        assertThat(thing)
                .as(
                        "%s %s: whose is it? Add its kind to Things, or `shared` to the line",
                        row.method(), row.path())
                .isPresent();
        var owners = thing.get().owners();
        for (var stranger : strangers(row)) {
            var answer = ask(row, thing.get().id(), stranger);
            assertThat(answer.status())
                    .as(
                            "%s %s as %s: %s (400, 415 or 422: add a body to Things)",
                            row.method(), row.path(), stranger, answer.text())
                    .isEqualTo(Integer.parseInt(row.stranger()));
        }
        var found = new ArrayList<Integer>();
        for (var owner : owners) found.add(ask(row, thing.get().id(), owner).status());
        assertThat(found)
                .as("%s %s is there for its owners %s", row.method(), row.path(), owners)
                .anyMatch(status -> status < 500 && !List.of(401, 403, 404).contains(status));
    }

    private static List<String> strangers(Row row) {
        var strangers = row.admitted().stream().map(STRANGERS::get).collect(Collectors.toList());
        if (!row.scopes().isEmpty()) strangers.add("another-program");
        return strangers;
    }

    private static Http.Answer ask(Row row, String id, String caller)
            throws IOException, InterruptedException {
        var path = row.path().replaceAll("\\{([^|}]*)\\|[^}]*}", "$1");
        for (var each : id.split(" ")) path = path.replaceFirst("\\{[^}]*}", each);
        path = path.replaceAll("\\{[^}]*}", id);
        var headers = people.as(caller);
        if (row.method().equals("GET")) {
            var address = suite.url(path + things.query(row.method() + " " + row.path()));
            // a busy service answers 503, which says nothing of whose the thing is
            return await().until(
                            () -> Http.get(address, headers), answer -> answer.status() != 503);
        }
        var api = row.path().contains("/api/") || !row.method().equals("POST");
        return api
                ? Http.send(
                        row.method(),
                        suite.url(path),
                        things.body(row.method() + " " + row.path()),
                        headers)
                : Http.form(suite.url(path), "", headers);
    }

    @Test
    void a_draft_is_there_for_its_organiser_and_for_admins_but_not_for_support() throws Exception {
        var path =
                "/api/events/" + things.make("event-service", "/api/events/1").orElseThrow().id();
        assertThat(Http.get(suite.url(path), people.as("admin")).status()).isEqualTo(200);
        assertThat(Http.get(suite.url(path), people.as("support")).status()).isEqualTo(404);
    }
}
