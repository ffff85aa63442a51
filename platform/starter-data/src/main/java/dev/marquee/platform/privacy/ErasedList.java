package dev.marquee.platform.privacy;

import dev.marquee.platform.config.Sha256;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * People who were erased, by hashes of their addresses: who reads the list learns nobody's.
 *
 * @param salt that was hashed with them
 * @param hashes see {@link #hash}
 */
public record ErasedList(
        @NotBlank @Size(max = 100) String salt,
        @NotNull @Size(max = 1000) List<@NotNull @Size(max = 100) String> hashes) {

    /** The hash of an address in its one spelling. */
    public static String hash(String salt, String address) {
        return Sha256.of(salt + ":" + address);
    }
}
