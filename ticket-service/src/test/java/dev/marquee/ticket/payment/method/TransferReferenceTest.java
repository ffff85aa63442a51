package dev.marquee.ticket.payment.method;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferReferenceTest {

    /** The example of ISO 11649 itself. */
    @Test
    void check_digits_are_those_of_the_standard() {
        assertThat(TransferReference.in("RF18 5390 0754 7034")).contains("RF18539007547034");
    }

    @Test
    void a_reference_is_short_and_found_again() {
        for (long id = 1; id < 5_000; id += 7) {
            var reference = TransferReference.of(id);
            assertThat(reference).hasSize(12);
            assertThat(TransferReference.in(TransferReference.spaced(reference)))
                    .contains(reference);
        }
        assertThat(TransferReference.in(TransferReference.of(123_456_789_012L)))
                .contains(TransferReference.of(123_456_789_012L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "Tickets %s 28.11.2026",
                "EREF+NOTPROVIDED SVWZ+%s 12",
                "ref: %s, thank you",
                "%s%s"
            })
    void it_is_found_in_what_banks_make_of_it(String text) {
        var reference = TransferReference.of(1184);
        for (var written :
                new String[] {
                    reference,
                    TransferReference.spaced(reference),
                    reference.toLowerCase(java.util.Locale.ROOT),
                    reference.replaceAll("(.{4})", "$1-"),
                    reference.substring(0, 7) + " " + reference.substring(7)
                })
            assertThat(TransferReference.in(text.formatted(written, "")))
                    .as(written)
                    .contains(reference);
    }

    @Test
    void one_wrong_digit_and_two_exchanged_ones_are_no_reference() {
        var right = TransferReference.of(12_345_678);
        for (int i = 2; i < right.length(); i++)
            for (char digit = '0'; digit <= '9'; digit++) {
                if (right.charAt(i) == digit) continue;
                var wrong = right.substring(0, i) + digit + right.substring(i + 1);
                assertThat(TransferReference.in(wrong)).as(wrong).isEmpty();
            }
        for (int i = 2; i < right.length() - 1; i++) {
            var wrong =
                    right.substring(0, i)
                            + right.charAt(i + 1)
                            + right.charAt(i)
                            + right.substring(i + 2);
            if (!wrong.equals(right)) assertThat(TransferReference.in(wrong)).as(wrong).isEmpty();
        }
    }
}
