package dev.marquee.customer.complaint.file;

import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files go out as something to save, never as something to open here. */
@RestController
@RequestMapping("/api/complaints/{id}/files")
@Tag(name = "Complaints")
class ComplaintFileController {

    private final ComplaintAccess access;
    private final ComplaintFiles files;

    ComplaintFileController(ComplaintAccess access, ComplaintFiles files) {
        this.access = access;
        this.files = files;
    }

    @PostMapping
    @Operation(
            summary = "Adds a file to what you wrote last",
            description =
                    "A JPEG, PNG or WebP, a PDF without scripts, or plain text, of at most 5 MB: five an entry, 20 MB a complaint. The content says what it is. Pictures are written anew, so nothing stays in them but what one sees.")
    @ApiResponse(responseCode = "201", description = "The file")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "answer-needed: write something first")
    @ApiResponse(responseCode = "413", description = "content-too-large")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<ComplaintFile> add(
            @PathVariable long id,
            @Parameter(description = "As it is called", example = "seat.jpg")
                    @RequestParam(defaultValue = "file")
                    @Size(max = 200, message = "{invalid.at-most-200-characters}")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    String name,
            @RequestHeader(name = "Booking-Link", required = false) @Nullable String bookingLink,
            @RequestHeader(name = "Complaint-Key", required = false) @Nullable String key,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary")))
                    @RequestBody
                    byte[] file) {
        var opened = access.open(id, access.reader(bookingLink, key));
        var added = files.add(opened, name, file);
        return ResponseEntity.created(URI.create("/api/complaints/" + id + "/files/" + added.id()))
                .body(added);
    }

    @GetMapping("/{file}")
    @Operation(
            summary = "A file of a complaint",
            description = "To be saved: its type says nothing of what it is, kind does.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<byte[]> show(
            @PathVariable long id,
            @PathVariable long file,
            @RequestHeader(name = "Booking-Link", required = false) @Nullable String bookingLink,
            @RequestHeader(name = "Complaint-Key", required = false) @Nullable String key) {
        return FileAnswer.of(files, access.open(id, access.reader(bookingLink, key)), file);
    }
}
