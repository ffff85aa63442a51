package dev.marquee.system.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * What {@link ReasonsTest} would say of reasons that are in no catalogue, and of those that are.
 */
class PlantedReasonsTest {

    @Test
    void a_new_literal_is_named_with_its_line() throws IOException {
        assertThat(
                        faults(
                                """
                                class Desk {
                                    void refuse() {
                                        throw Problems.problem(CONFLICT, "brand-new", Text.of("x"));
                                    }
                                }
                                """))
                .containsExactly("Desk.java:3 brand-new is not in reasons.csv");
    }

    @Test
    void a_reason_is_followed_through_methods_and_constants() throws IOException {
        assertThat(
                        faults(
                                """
                                class Desk {
                                    static final String WHY = "brand-new";
                                    void refuse(boolean late) {
                                        throw conflict(WHY);
                                    }
                                    void other(boolean late) {
                                        throw conflict(late ? "sold-out" : "as-new");
                                    }
                                    RuntimeException conflict(String type) {
                                        return Problems.problem(CONFLICT, type, Text.of("x"));
                                    }
                                    void unreadable() {
                                        throw Problems.problem(CONFLICT, "x" + WHY, Text.of("x"));
                                    }
                                }
                                """))
                .containsExactlyInAnyOrder(
                        "Desk.java:4 brand-new is not in reasons.csv",
                        "Desk.java:7 as-new is not in reasons.csv",
                        "Desk.java:13 refuses with a reason that cannot be read: use a literal");
    }

    @Test
    void another_status_and_another_member_are_named() throws IOException {
        assertThat(
                        faults(
                                """
                                class Desk {
                                    void gone() {
                                        throw Problems.problem(GONE, "sold-out", Text.of("x"));
                                    }
                                    void more() {
                                        throw Problems.problem(
                                                CONFLICT, "sold-out", Text.of("x"), Map.of("left", 1, "right", 2));
                                    }
                                }
                                """))
                .containsExactlyInAnyOrder(
                        "Desk.java:3 sold-out is not of 410 in reasons.csv",
                        "Desk.java:6 sold-out brings right, not so in reasons.csv");
    }

    @Test
    void a_new_literal_that_says_more_is_named_too() throws IOException {
        assertThat(
                        faults(
                                """
                                class Desk {
                                    static final String OVER = "over-now";
                                    void refuse() {
                                        throw Problems.problem(
                                                CONFLICT, "event-not-on-sale", Text.of("x"), Map.of("reason", "brand-new"));
                                    }
                                    void old(boolean begun) {
                                        throw refund(begun ? "begun" : "too_late");
                                    }
                                    void other() {
                                        throw refund(OVER);
                                    }
                                    RuntimeException refund(String reason) {
                                        var members = new HashMap<String, Object>();
                                        members.put("reason", reason);
                                        return Problems.problem(CONFLICT, "refund-not-possible", Text.of("x"), members);
                                    }
                                }
                                """))
                .containsExactlyInAnyOrder(
                        "Desk.java:4 event-not-on-sale.brand-new is not in reasons.csv",
                        "Desk.java:11 refund-not-possible.over-now is not in reasons.csv");
    }

    @Test
    void what_a_description_names_is_read_too() throws IOException {
        assertThat(
                        faults(
                                """
                                class Desk {
                                    @ApiResponse(responseCode = "409", description = "sold-out, brand-new: or "
                                            + "something else")
                                    @ApiResponse(responseCode = "404", description = "There is none")
                                    @ApiResponse(responseCode = "200", description = "fine")
                                    void get() {}
                                }
                                """))
                .containsExactly("Desk.java:2 brand-new is not in reasons.csv");
    }

    private static List<String> faults(String source) throws IOException {
        var file =
                new SimpleJavaFileObject(
                        URI.create("string:///Desk.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return source;
                    }
                };
        return RefusalScan.of(List.of(file), one -> "Desk.java").stream()
                .flatMap(reason -> reason.faults().stream())
                .toList();
    }
}
