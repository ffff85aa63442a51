package dev.marquee.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {

    /** FIPS 180-2, appendix B.1: what is stored must be found again by every later version. */
    @Test
    void it_is_the_standards_hash_in_lower_case() {
        assertThat(Sha256.of("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
