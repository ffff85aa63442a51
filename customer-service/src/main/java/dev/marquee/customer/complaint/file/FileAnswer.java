package dev.marquee.customer.complaint.file;

import dev.marquee.customer.complaint.ComplaintAccess.Opened;
import dev.marquee.platform.web.Problems;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file as something to save, never as something to open here. */
final class FileAnswer {

    private static final String NOTHING = "default-src 'none'; sandbox";

    private FileAnswer() {}

    /**
     * The file, for somebody who may see the complaint.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if it is none of theirs
     */
    static ResponseEntity<byte[]> of(ComplaintFiles files, Opened opened, long id) {
        var file =
                files.find(opened.complaint().id(), id, opened.seesNotes())
                        .orElseThrow(() -> Problems.notFound("file"));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", NOTHING)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(files.content(file));
    }
}
