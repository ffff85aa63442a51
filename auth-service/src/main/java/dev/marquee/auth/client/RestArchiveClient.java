package dev.marquee.auth.client;

import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.leaving.Wanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Asks a service over HTTP. */
final class RestArchiveClient implements ArchiveClient {

    private final RestClient client;

    RestArchiveClient(RestClient client) {
        this.client = client;
    }

    @Override
    public void export(Wanted wanted, Payload payload) throws NotYet {
        var later =
                client.post()
                        .uri("/internal/archive/export")
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON)
                        .body(wanted)
                        .exchange((request, response) -> {
                            var status = response.getStatusCode();
                            if (status.isSameCodeAs(HttpStatus.CONFLICT)
                                    || status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE))
                                return true;
                            // no IOException: the client takes one for a service that is away
                            if (!status.is2xxSuccessful())
                                throw new IllegalStateException("answered " + status);
                            try {
                                payload.readFrom(response.getBody());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                            return false;
                        });
        if (Boolean.TRUE.equals(later)) throw new NotYet();
    }
}
