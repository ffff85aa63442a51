package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.ServletRequestPathUtils;

class ParsedPathTest {

    private final List<String> seen = new ArrayList<>();

    private final class Endpoint extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            seen.add(ServletRequestPathUtils.getParsedRequestPath(request).value());
        }
    }

    private int statusOf(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        new MockFilterChain(new Endpoint(), new UnreadableFilter(), new ParsedPath())
                .doFilter(request, response);
        return response.getStatus();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x;a=%zz", "/api/events;%=1", "/x;a=%", "/x;a=1%2", "/%zz"})
    void a_path_that_nobody_can_read_is_the_clients_fault_and_goes_no_further(String path)
            throws Exception {
        assertThat(statusOf(new MockHttpServletRequest("GET", path))).isEqualTo(400);
        assertThat(seen).isEmpty();
    }

    @Test
    void others_find_it_taken_apart_and_leave_it_as_it_was() throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/events/7;v=1");
        assertThat(statusOf(request)).isEqualTo(200);
        assertThat(seen).containsExactly("/api/events/7;v=1");
        assertThat(ServletRequestPathUtils.hasParsedRequestPath(request)).isFalse();
    }
}
