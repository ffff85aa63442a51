package dev.marquee.ticket.client;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Has auth-service make a file of what is stored about a guest. */
@HttpExchange("/internal/privacy/guests")
public interface GuestFileClient {

    /** Who has proved to read at this address. */
    record Guest(String email, @Nullable String locale) {}

    /**
     * The file.
     *
     * @param state waiting, or ready
     * @param away the service that did not answer yet; it is tried again
     * @param expiresAt until when it can be fetched
     * @param link where it can be fetched, on the site; good until this is asked again
     */
    @Schema(name = "GuestExport")
    record GuestFile(
            @Schema(
                            example = "ready",
                            allowableValues = {"waiting", "ready"})
                    String state,
            @Schema(example = "customer") @Nullable String away,
            @Nullable Instant expiresAt,
            @Schema(example = "/profile/export/link/x1Yv0c8Hq2mT4sKd") @Nullable String link) {}

    @PostExchange
    GuestFile ask(@RequestBody Guest guest);

    @PostExchange("/file")
    GuestFile show(@RequestBody Guest guest);
}
