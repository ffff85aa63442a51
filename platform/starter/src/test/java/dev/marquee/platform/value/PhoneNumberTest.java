package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+351 21 555 0101|+351 21 555 0101",
                "+44\u00a020 7946 0958|+44 20 7946 0958",
                "\u202a+1 (212) 555-0129\u202c|+1 (212) 555-0129",
                "+1 212\u2011555\u20110129|+1 212-555-0129",
                "020 7946 0958 ext 12|020 7946 0958 x12",
                "020 7946 0958 Ext. 12|020 7946 0958 x12",
                "020 7946 0958x12|020 7946 0958 x12",
                "020 7946 0958 #12|020 7946 0958 x12",
                "tel:+12125550129|+12125550129",
                "tel:+1-212-555-0129;ext=12|+1-212-555-0129 x12",
                "tel:555-0129;phone-context=+1|555-0129",
                "Tel.: 030 123456|030 123456",
                "\u0660\u0662\u0660\u0665\u0665\u0665\u0660\u0661\u0662\u0669|0205550129",
                "０２０－５５５５|020-5555",
                "+49 (0) 30 / 1234 5678-90|+493012345678" + "90",
                "+49 30 1234567 / 0171 1234567|+49 30 1234567",
                "+49 30 1234567 Büro im Hof|+49301234567",
                "555\u00ad0129|5550129",
                "555\ufe0d0129\u200e|5550129",
                "1-800-FLOWERS|1-800-FLOWERS",
                "☎ 030 1234|030 1234",
                "12345678901234567890|12345678901234567890",
                "112|112",
                "-|''",
            })
    void numbers_are_taken_as_people_write_them(String typed, String kept) {
        assertThat(PhoneNumber.read(typed)).contains(kept.equals("''") ? "" : kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call me",
                "n/a",
                "a1",
                "123456789012345678901",
                "+351\n1",
                "12\u0000",
                "ana@example.org",
            })
    void what_is_no_number_is_refused(String typed) {
        assertThat(PhoneNumber.read(typed)).isEmpty();
        assertThat(PhoneNumber.cleaned(typed)).isEqualTo(typed);
    }

    @Property
    void a_number_that_was_read_can_be_read_again(@ForAll @StringLength(max = 40) String text) {
        for (var typed : new String[] {text, "030 123" + text, "+49 (0) 30 / 1234" + text})
            PhoneNumber.read(typed)
                    .ifPresent(number -> {
                        assertThat(number.length()).isLessThanOrEqualTo(PhoneNumber.LONGEST);
                        assertThat(PhoneNumber.read(number)).contains(number);
                    });
    }
}
