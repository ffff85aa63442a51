package dev.marquee.notification.webhook.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What owners of webhooks may have now, as auth-service tells it. */
record WebhookOwnersRequest(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid One> owners) {

    /**
     * One of them.
     *
     * @param id the account's
     * @param own whether it may be told of its own events
     * @param all whether it may be told of everybody's
     * @param stop whether all stop, whatever the owner may have; null for no
     */
    record One(@Positive long id, boolean own, boolean all, @Nullable Boolean stop) {}
}
