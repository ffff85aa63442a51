package dev.marquee.customer.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {

    @ParameterizedTest
    @CsvSource({
        "+351 91 555-0108, 351915550108",
        "+351 (91) 5550108 x12, 351915550108",
        "+49 (0) 30 12345678, 493012345678",
        "+39 06 698 12345, 390669812345",
        "+493012345678, 493012345678",
        "020 7946 0958, 2079460958",
        "00351915550108, 351915550108",
        "+999 12 34 56 78, 99912345678",
        "+1, ''",
        "12345, ''",
    })
    void a_number_is_one_however_it_is_written(String number, String key) {
        assertThat(Folded.phone(number)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "' João  FIGUEIREDO', joao figueiredo",
        "Siobhan O’Brien, siobhan obrien",
        "Anne‑Marie Strauß, anne marie strauss",
    })
    void a_name_is_one_however_it_is_written(String name, String key) {
        assertThat(Folded.words(name)).isEqualTo(key);
    }
}
