package dev.marquee.event.waitingroom;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The same as it is sent; what is absent in JSON stays as it is. */
record WaitingRoomForm(
        @Schema(
                        example = "on",
                        allowableValues = {"off", "on", "load"})
                @NotNull(message = "{invalid.required}")
                @Pattern(regexp = "off|on|load", message = "{invalid.off-on-or-load}")
                @Nullable String mode,
        @Schema(example = "30") @Min(1) @Max(10_080) @Nullable Integer openBefore,
        @Schema(example = "120") @Min(1) @Max(100_000) @Nullable Integer perMinute,
        @Schema(example = "200") @Min(1) @Max(1_000_000) @Nullable Integer inside,
        @Schema(example = "10") @Min(2) @Max(120) @Nullable Integer minutes,
        @Schema(example = "300") @Min(1) @Max(1_000_000) @Nullable Integer busyAt) {

    static WaitingRoomForm of(WaitingRoom room) {
        return new WaitingRoomForm(
                room.mode(),
                room.openBefore(),
                room.perMinute(),
                room.inside(),
                room.minutes(),
                room.busyAt());
    }

    WaitingRoom over(WaitingRoom before) {
        return new WaitingRoom(
                mode == null ? before.mode() : mode,
                openBefore == null ? before.openBefore() : openBefore,
                perMinute == null ? before.perMinute() : perMinute,
                inside == null ? before.inside() : inside,
                minutes == null ? before.minutes() : minutes,
                busyAt == null ? before.busyAt() : busyAt);
    }
}
