package dev.marquee.event.brand;

import dev.marquee.platform.value.PlainText;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A look as it is typed into the page.
 *
 * @param file none to keep the logo
 * @param version what the typist saw
 */
record BrandForm(
        @Size(max = 100) @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Size(max = 20) @Nullable String colour,
        @Nullable MultipartFile file,
        @Nullable Long version) {

    static BrandForm of(Brand brand) {
        return new BrandForm(brand.name(), brand.colour(), null, brand.version());
    }

    /** The same, typed by somebody who has seen this version. */
    BrandForm seen(long version) {
        return new BrandForm(name, colour, null, version);
    }

    BrandRequest request() {
        return new BrandRequest(name, colour);
    }

    /** Of the file; null for none. */
    byte @Nullable [] content() throws IOException {
        return file == null || file.isEmpty() ? null : file.getBytes();
    }
}
