package dev.marquee.platform.leaving;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

/**
 * What comes in with an archive.
 *
 * @param hash of the archive's content
 * @param organizer whose it will be
 * @param names the file of the payload that says what rows are called here
 */
public record Coming(
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String hash,
        @Positive long organizer,
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String names) {}
