package dev.marquee.platform.retention;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Whose rows stay, whatever the rules say: by address in its one spelling, or by event. */
public record Holds(@NotNull List<@NotNull String> people, @NotNull List<@NotNull Long> events) {}
