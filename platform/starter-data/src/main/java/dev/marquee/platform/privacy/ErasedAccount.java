package dev.marquee.platform.privacy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * An account that was closed for good.
 *
 * @param id its number
 * @param name its owner's until then
 */
public record ErasedAccount(@Positive long id, @NotNull @Size(max = 200) String name) {}
