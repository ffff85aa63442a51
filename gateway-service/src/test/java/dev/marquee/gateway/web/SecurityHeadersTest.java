package dev.marquee.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.config.MarqueeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SecurityHeadersTest {

    @Test
    void browsers_are_told_to_stay_on_https_where_the_site_has_it() throws Exception {
        assertThat(answer("https://tickets.example", "/").getHeader("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(answer("http://localhost:8080", "/").getHeader("Strict-Transport-Security"))
                .isNull();
    }

    @Test
    void only_the_docs_may_style_their_elements_one_by_one() throws Exception {
        assertThat(policy("/docs/swagger-ui/index.html"))
                .contains("style-src 'self' 'unsafe-inline'", "script-src 'self';");
        assertThat(policy("/admin/docs")).doesNotContain("unsafe-inline");
    }

    @Test
    void a_page_whose_address_is_a_key_tells_its_address_to_nobody() throws Exception {
        for (var path : new String[] {"/t/abc", "/complaints/87-abc", "/calendar/abc.ics"})
            assertThat(answer("http://localhost:8080", path).getHeader("Referrer-Policy"))
                    .isEqualTo("no-referrer");
    }

    @Test
    void what_other_sites_show_may_be_loaded_by_them_and_nothing_else_may_be_framed()
            throws Exception {
        for (var path : new String[] {"/embed/e/EV07", "/widget/v1.js", "/oembed"}) {
            var answer = answer("https://tickets.example.org", path);
            assertThat(answer.getHeader("Cross-Origin-Opener-Policy")).isNull();
            assertThat(answer.getHeader("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        }
        for (var path : new String[] {"/", "/e/EV07", "/my", "/admin/brand/widget", "/embed"}) {
            assertThat(policy(path)).contains("frame-ancestors 'none'");
            assertThat(
                            answer("https://tickets.example.org", path)
                                    .getHeader("Cross-Origin-Opener-Policy"))
                    .isEqualTo("same-origin");
        }
    }

    private static String policy(String path) throws Exception {
        return answer("http://localhost:8080", path).getHeader("Content-Security-Policy");
    }

    private static MockHttpServletResponse answer(String publicUrl, String path) throws Exception {
        var settings =
                new MarqueeSettings(
                        Path.of("target"), URI.create(publicUrl), "marquee", null, Map.of());
        var response = new MockHttpServletResponse();
        new SecurityHeaders(settings)
                .doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response;
    }
}
