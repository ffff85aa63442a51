package dev.marquee.auth.client;

import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.leaving.Wanted;
import java.io.IOException;
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
    public void export(Wanted wanted, Payload payload) throws IOException, NotYet {
        var later =
                client.post()
                        .uri("/internal/archive/export")
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON)
                        .body(wanted)
                        .exchange((request, response) -> {
                            if (response.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT))
                                return true;
                            if (!response.getStatusCode().is2xxSuccessful())
                                throw new IOException("answered " + response.getStatusCode());
                            payload.readFrom(response.getBody());
                            return false;
                        });
        if (Boolean.TRUE.equals(later)) throw new NotYet();
    }
}
