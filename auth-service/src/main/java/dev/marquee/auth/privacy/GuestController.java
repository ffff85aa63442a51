package dev.marquee.auth.privacy;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where ticket-service asks for the file of a guest, who has proved to read at an address. */
@Hidden
@RestController
@RequestMapping("/internal/privacy/guests")
class GuestController {

    /**
     * Who asks.
     *
     * @param locale the tag of the language of the file; null for that of the house
     */
    record Guest(
            @NotBlank @Size(max = 254) String email, @Size(max = 35) @Nullable String locale) {}

    /**
     * The file of a guest.
     *
     * @param link the path by which it can be fetched; null until it is made
     */
    record GuestFile(
            String state,
            @Nullable String away,
            @Nullable Instant expiresAt,
            @Nullable String link) {}

    private final AskForFile ask;
    private final StoredFiles files;
    private final GuestLinks links;
    private final Languages languages;

    GuestController(AskForFile ask, StoredFiles files, GuestLinks links, Languages languages) {
        this.ask = ask;
        this.files = files;
        this.links = links;
        this.languages = languages;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    GuestFile ask(@Valid @RequestBody Guest guest) {
        return view(ask.of(address(guest), languages.orHouse(guest.locale())));
    }

    @PostMapping("/file")
    GuestFile show(@Valid @RequestBody Guest guest) {
        return files.of(StoredFiles.asker(address(guest).value()))
                .map(this::view)
                .orElseThrow(() -> Problems.notFound("file"));
    }

    private GuestFile view(PersonalFile file) {
        return new GuestFile(
                file.isReady() ? "ready" : "waiting",
                file.away(),
                file.expiresAt(),
                file.isReady() ? links.path(file) : null);
    }

    private static EmailAddress address(Guest guest) {
        return EmailAddress.parse(guest.email()).orElseThrow(() -> Problems.notFound("file"));
    }
}
