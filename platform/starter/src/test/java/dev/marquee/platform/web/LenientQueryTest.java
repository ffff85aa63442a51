package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Parameters of an address that nobody can read harm only who reads them. */
class LenientQueryTest {

    private static MockHttpServletRequest asked(String query) {
        var request = new MockHttpServletRequest("GET", "/api/events");
        request.setQueryString(query);
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "caf%E9", "%ED%A0%80", "%F0%9F%8E", "%C0%AF", "%", "%z", "%zz"})
    void a_value_that_is_no_utf_8_is_noticed_by_who_reads_it(String value) {
        var request = LenientQuery.of(asked("q=caf%C3%A9+noir&utm_source=" + value + "&page=2"));
        assertThat(request.getParameter("q")).isEqualTo("café noir");
        assertThat(request.getParameter("page")).isEqualTo("2");
        assertThat(request.getParameter("absent")).isNull();
        assertThat(request.getParameterMap()).containsOnlyKeys("q", "page");
        assertThat(request.getParameterNames().asIterator())
                .toIterable()
                .containsExactly("q", "page");
        assertThatThrownBy(() -> request.getParameter("utm_source")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> request.getParameterValues("utm_source"))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void one_bad_value_of_several_spoils_the_parameter() {
        var request = LenientQuery.of(asked("tag=a&tag=%FF"));
        assertThatThrownBy(() -> request.getParameterValues("tag")).isInstanceOf(Unreadable.class);
    }

    @Test
    void several_values_and_empty_ones_are_kept() {
        var request = LenientQuery.of(asked("tag=a&tag=b&&x&y=&%FF=1"));
        assertThat(request.getParameterValues("tag")).containsExactly("a", "b");
        assertThat(request.getParameter("x")).isEmpty();
        assertThat(request.getParameter("y")).isEmpty();
    }

    @Test
    void what_can_be_read_is_left_to_the_server() {
        var request = asked("q=caf%C3%A9");
        assertThat(LenientQuery.of(request)).isSameAs(request);
        assertThat(Unreadable.statusOf(new IllegalStateException("x"))).isNull();
    }
}
