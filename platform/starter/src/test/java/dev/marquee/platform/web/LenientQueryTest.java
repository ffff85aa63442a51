package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters of an address that nobody can read harm only who reads them. */
class LenientQueryTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS =
            "--abc\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nana\r\n--abc--\r\n";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Tomcat TOMCAT = new Tomcat();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        TOMCAT.setBaseDir(folder.toString());
        TOMCAT.setPort(0);
        TOMCAT.getEngine().getPipeline().addValve(new LenientQueryValve());
        var context = TOMCAT.addContext("", folder.toString());
        context.setRequestCharacterEncoding("UTF-8"); // as Spring Boot sets it
        Tomcat.addServlet(context, "all", new Parameters())
                .setMultipartConfigElement(new MultipartConfigElement(""));
        context.addServletMappingDecoded("/", "all");
        var filter = new FilterDef();
        filter.setFilterName("unreadable");
        filter.setFilter(new UnreadableFilter());
        context.addFilterDef(filter);
        var everywhere = new FilterMap();
        everywhere.setFilterName("unreadable");
        everywhere.addURLPattern("/*");
        everywhere.setDispatcher("REQUEST");
        everywhere.setDispatcher("ERROR");
        context.addFilterMap(everywhere);
        var refused = new ErrorPage();
        refused.setErrorCode(400);
        refused.setLocation("/email"); // reads what could not be read
        context.addErrorPage(refused);
        TOMCAT.getConnector();
        TOMCAT.start();
    }

    @AfterAll
    static void stop() throws Exception {
        TOMCAT.stop();
        TOMCAT.destroy();
    }

    /** Answers with all parameters, or with the one that is the path. */
    private static final class Parameters extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var path = request.getRequestURI().substring(1);
            var names =
                    path.isEmpty() ? Collections.list(request.getParameterNames()) : List.of(path);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter()
                    .write(
                            names.stream()
                                    .sorted()
                                    .map(name -> name + "=" + values(request, name))
                                    .collect(Collectors.joining("; ")));
        }

        private static String values(HttpServletRequest request, String name) {
            var values = request.getParameterValues(name);
            return values == null ? "none" : Arrays.toString(values);
        }
    }

    private static String address(String path, String query) {
        return "http://localhost:%d/%s?%s"
                .formatted(TOMCAT.getConnector().getLocalPort(), path, query);
    }

    /** As it is: a URI object would refuse some of these queries. */
    private static String get(String path, String query) throws Exception {
        try (var socket = new java.net.Socket("localhost", TOMCAT.getConnector().getLocalPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /%s?%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                    .formatted(path, query)
                                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200")
                    ? answer.substring(answer.indexOf("\r\n\r\n") + 4)
                    : answer.substring(9, 12);
        }
    }

    private static HttpResponse<String> post(String path, String query, String type, String body)
            throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address(path, query)))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "caf%E9", "%ED%A0%80", "%F0%9F%8E", "%C0%AF", "%", "%z", "%zz"})
    void a_value_that_is_no_utf_8_is_noticed_by_who_reads_it(String value) throws Exception {
        var query = "q=caf%C3%A9+noir&utm_source=" + value + "&page=2";
        assertThat(get("", query)).contains("page=[2]; q=[café noir]").doesNotContain("utm");
        assertThat(get("q", query)).contains("q=[café noir]");
        assertThat(get("absent", query)).contains("absent=none");
        assertThat(get("utm_source", query)).isEqualTo("400");
    }

    @Test
    void one_bad_value_of_several_spoils_the_parameter() throws Exception {
        assertThat(get("tag", "tag=a&tag=%FF")).isEqualTo("400");
        assertThat(get("", "tag=a&tag=%FF&x=1")).contains("x=[1]").doesNotContain("tag");
    }

    @Test
    void several_values_and_empty_ones_are_kept() throws Exception {
        assertThat(get("", "tag=a&tag=b&&x&y=&%FF=1")).contains("tag=[a, b]; x=[]; y=[]");
    }

    @Test
    void a_form_is_read_whatever_its_address_says() throws Exception {
        var query = "utm_source=caf%E9&next=%2Fmy";
        assertThat(post("", query, FORM, "email=ana&name=Z%C3%BC").body())
                .isEqualTo("email=[ana]; name=[Zü]; next=[/my]");
        assertThat(post("", query, "multipart/form-data; boundary=abc", PARTS).body())
                .isEqualTo("email=[ana]; next=[/my]");
        assertThat(post("utm_source", query, FORM, "email=ana").statusCode()).isEqualTo(400);
        assertThat(post("email", "email=%E9", FORM, "email=ana").statusCode())
                .as("one of two values")
                .isEqualTo(400);
    }

    @Test
    void a_form_that_cannot_be_read_itself_is_refused() throws Exception {
        for (var query : List.of("utm_source=caf%E9", "page=1"))
            for (var body : List.of("email=caf%E9", "email=%", "x=%FF&email=ana"))
                assertThat(post("email", query, FORM, body).statusCode())
                        .as(query + " " + body)
                        .isEqualTo(400);
    }

    @Test
    void whoever_sends_what_cannot_be_read_is_shown_the_error_page() throws Exception {
        var cut = PARTS.substring(0, PARTS.length() / 2);
        var refusals =
                List.of(
                        post("email", "", "multipart/form-data", "x"),
                        post("email", "", "multipart/form-data; boundary=abc", cut),
                        post("email", "", FORM, "email=%FF"),
                        post("email", "email=%FF", FORM, "name=ana"));
        for (var refusal : refusals) {
            assertThat(refusal.statusCode()).isEqualTo(400);
            assertThat(refusal.body()).isEqualTo("email=none");
        }
    }

    @Test
    void what_can_be_read_is_left_to_the_server() {
        for (var query : List.of("q=caf%C3%A9", "a=b&&c", ""))
            assertThat(LenientQuery.of(query))
                    .isEqualTo(new LenientQuery(query, java.util.Set.of()));
        assertThat(LenientQuery.of(null).readable()).isNull();
        assertThat(Unreadable.statusOf(new IllegalStateException("x"))).isNull();
    }

    /** Tomcat keeps its objects for the next request. */
    @Test
    void the_next_request_of_a_connection_has_its_own_query() throws Exception {
        for (var n = 0; n < 5; n++) {
            assertThat(post("", "a=%FF&b=" + n, FORM, "c=1").body())
                    .isEqualTo("b=[" + n + "]; c=[1]");
            assertThat(post("", "a=" + n, FORM, "c=1").body()).isEqualTo("a=[" + n + "]; c=[1]");
        }
    }
}
