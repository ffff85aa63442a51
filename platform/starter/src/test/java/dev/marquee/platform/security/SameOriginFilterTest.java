package dev.marquee.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whose requests may change something. */
class SameOriginFilterTest {

    @ParameterizedTest(name = "{0}: Sec-Fetch-Site {1}, Origin {2}, Host {3} -> {4}")
    @CsvSource({
        // our own pages
        "POST, same-origin, https://tickets.example, tickets.example, passes",
        "POST, same-origin, , tickets.example, passes",
        "POST, none, , tickets.example, passes",
        "POST, , https://tickets.example, tickets.example, passes",
        "POST, , HTTPS://Tickets.Example, tickets.example, passes",
        "DELETE, same-origin, , tickets.example, passes",
        // reached under another name than the configured one
        "POST, , http://localhost:8080, localhost:8080, passes",
        // no browser
        "POST, , , tickets.example, passes",
        "PUT, , , , passes",
        // other sites
        "POST, cross-site, https://evil.example, tickets.example, refused",
        "POST, same-site, https://blog.tickets.example, tickets.example, refused",
        "POST, cross-site, , tickets.example, refused",
        "POST, cross-site, https://tickets.example, tickets.example, refused",
        "POST, something-new, , tickets.example, refused",
        "POST, '', , tickets.example, refused",
        "POST, , https://evil.example, tickets.example, refused",
        "POST, , http://tickets.example:81, tickets.example, refused",
        "POST, , https://tickets.example.evil.example, tickets.example, refused",
        "POST, , https://eviltickets.example, tickets.example, refused",
        "POST, , null, tickets.example, refused",
        "POST, , null, null, refused",
        "POST, , '', tickets.example, refused",
        "POST, , https://, tickets.example, refused",
        "POST, , not an origin, tickets.example, refused",
        "POST, , https://tickets.example@evil.example, tickets.example, refused",
        "PUT, cross-site, , tickets.example, refused",
        "PATCH, cross-site, , tickets.example, refused",
        "DELETE, cross-site, , tickets.example, refused",
        "post, cross-site, , tickets.example, refused",
        "LOCK, cross-site, , tickets.example, refused",
        // reading changes nothing
        "GET, cross-site, https://evil.example, tickets.example, passes",
        "HEAD, cross-site, https://evil.example, tickets.example, passes",
        "OPTIONS, cross-site, https://evil.example, tickets.example, passes"
    })
    void only_our_own_pages_change_something_in_a_browser(
            String method, String site, String origin, String host, String verdict)
            throws Exception {
        var request = new MockHttpServletRequest(method, "/bookings");
        if (site != null) request.addHeader("Sec-Fetch-Site", site);
        if (origin != null) request.addHeader("Origin", origin);
        if (host != null) request.addHeader("Host", host);
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        new SameOriginFilter(URI.create("https://tickets.example"))
                .doFilter(request, response, chain);
        assertThat(chain.getRequest() != null).isEqualTo(verdict.equals("passes"));
        assertThat(response.getStatus()).isEqualTo(verdict.equals("passes") ? 200 : 403);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "POST, /u/abc, passes",
        "PUT, /u/abc, refused",
        "DELETE, /u/abc, refused",
        "POST, /u/abc/again, refused",
        "POST, /u, refused",
        "POST, /u/, refused",
        "POST, /U/abc, refused",
        "POST, /api/u/abc, refused",
        "POST, /bookings, refused"
    })
    void a_mail_program_may_unsubscribe_its_reader_from_anywhere_and_do_nothing_else(
            String method, String path, String verdict) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        request.addHeader("Sec-Fetch-Site", "cross-site");
        request.addHeader("Origin", "https://mail.example");
        var chain = new MockFilterChain();
        new SameOriginFilter(
                        URI.create("https://tickets.example"),
                        List.of(new CrossSitePosts("/u/{token}")))
                .doFilter(request, new MockHttpServletResponse(), chain);
        assertThat(chain.getRequest() != null).isEqualTo(verdict.equals("passes"));
    }
}
