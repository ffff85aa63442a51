package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class ProblemsTest {

    @ParameterizedTest
    @ValueSource(strings = {"type", "title", "status", "detail", "instance", "help", "docs", "who"})
    void no_further_member_is_called_like_one_of_the_standard(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Problems.problem(HttpStatus.CONFLICT, "no", "No.", Map.of(name, "x")));
    }

    @Test
    void further_members_stand_beside_the_standard_ones() {
        var body =
                Problems.problem(HttpStatus.CONFLICT, "no", "No.", Map.of("state", "draft"))
                        .getBody();
        assertThat(body.getStatus()).isEqualTo(409);
        assertThat(body.getProperties()).containsEntry("state", "draft");
    }
}
