package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableFilterTest {

    @ParameterizedTest
    @CsvSource({
        "/t/abc/complaints, /t/…/complaints",
        "/complaints/87-abc/solved, /complaints/…/solved",
        "/my/complaints/87, /my/complaints/87"
    })
    void keys_in_addresses_stand_in_no_log(String address, String logged) {
        assertThat(UnreadableFilter.loggable(address)).isEqualTo(logged);
    }
}
