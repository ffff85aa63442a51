package dev.marquee.customer.complaint.file;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with an entry.
 *
 * @param size in bytes
 * @param width of a picture
 * @param height of a picture
 */
public record ComplaintFile(
        @Schema(example = "12") long id,
        @Schema(example = "311") long entryId,
        @Schema(example = "seat.jpg") String name,
        FileKind kind,
        @Schema(example = "84211") long size,
        @Schema(example = "1600") @Nullable Integer width,
        @Schema(example = "1200") @Nullable Integer height) {

    /** For people; never nothing. */
    public long kilobytes() {
        return Math.max(1, size / 1000);
    }
}
