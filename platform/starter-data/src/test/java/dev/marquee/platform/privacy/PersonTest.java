package dev.marquee.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.value.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has no address shares none with others who have none. */
class PersonTest {

    @Test
    void no_address_is_one_that_no_column_holds() {
        for (var none : List.of(List.<String>of(), List.of(""), List.of(" ", ""))) {
            var emails = new Person(7L, none).emailsOrNone();

            assertThat(emails).as("%s", none).hasSize(1).doesNotContain("");
            assertThat(EmailAddress.parse(emails.getFirst())).as("%s", none).isEmpty();
        }
    }

    @Test
    void addresses_are_asked_for_as_they_are_without_the_empty_ones() {
        assertThat(new Person(null, List.of("a@example.org", "", "b@example.org")).emailsOrNone())
                .containsExactly("a@example.org", "b@example.org");
    }
}
