package dev.marquee.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.auth.AuthServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthServiceTest
class RevocationsTest {

    @Autowired Revocations revocations;

    @Test
    void what_was_issued_between_two_call_backs_of_one_second_ends_with_the_second() {
        revocations.endAll("77");
        for (var n = 0; n < 3; n++) {
            var issued = revocations.issuedAt("77");
            assertThat(revocations.areEnded("77", "", issued)).isFalse();
            revocations.endAll("77");
            assertThat(revocations.areEnded("77", "", issued)).isTrue();
        }
    }
}
