package dev.marquee.platform.export;

import org.springframework.http.MediaType;

/** What an exported list can be. A path variable {@code {format:csv|xlsx}} becomes one. */
public enum Format {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final MediaType mediaType;

    Format(String mediaType) {
        this.mediaType = MediaType.parseMediaType(mediaType);
    }

    /** Of the file. */
    public MediaType mediaType() {
        return mediaType;
    }

    /** The file's ending. */
    public String ending() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
