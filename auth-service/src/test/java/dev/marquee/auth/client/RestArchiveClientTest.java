package dev.marquee.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withException;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.leaving.Wanted;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.test.web.client.ResponseCreator;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Only a service that is away is waited for; whatever else goes wrong, is an error. */
class RestArchiveClientTest {

    private static final Wanted WANTED = Wanted.own(7, Instant.parse("2031-02-03T04:05:06Z"));

    @ParameterizedTest
    @ValueSource(ints = {409, 503})
    void is_not_ready_yet(int status) {
        assertThat(thrown(withStatus(HttpStatus.valueOf(status))))
                .isInstanceOf(ArchiveClient.NotYet.class);
    }

    @Test
    void cannot_be_reached() {
        assertThat(thrown(withException(new ConnectException("nobody is there"))))
                .isInstanceOf(ResourceAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 413, 500})
    void answers_that_will_be_the_same_again(int status) {
        assertThat(thrown(withStatus(HttpStatus.valueOf(status))))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(RestClientException.class);
    }

    @Test
    void an_answer_that_is_not_whole() {
        assertThat(thrown(withSuccess(new byte[] {1, 2}, MediaType.APPLICATION_OCTET_STREAM)))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(RestClientException.class)
                .hasRootCauseInstanceOf(IOException.class);
    }

    private static Throwable thrown(ResponseCreator answer) {
        var builder = RestClient.builder().baseUrl("http://ticket");
        MockRestServiceServer.bindTo(builder)
                .build()
                .expect(requestTo("http://ticket/internal/archive/export"))
                .andRespond(answer);
        return catchThrowable(() -> {
            try (var payload = Payload.create()) {
                new RestArchiveClient(builder.build()).export(WANTED, payload);
            }
        });
    }
}
