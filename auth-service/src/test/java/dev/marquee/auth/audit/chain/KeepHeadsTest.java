package dev.marquee.auth.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.marquee.auth.audit.chain.HeadTable.Numbered;
import dev.marquee.auth.audit.chain.KeepHeads.HookData;
import dev.marquee.auth.client.NotificationClient;
import dev.marquee.auth.client.NotificationClient.WebhookEvents;
import dev.marquee.platform.chain.ChainHead;
import dev.marquee.platform.outbox.OutboxMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;
import tools.jackson.databind.json.JsonMapper;

class KeepHeadsTest {

    private static final Instant AT = Instant.parse("2026-11-26T00:00:05Z");

    @TempDir Path folder;

    @Test
    void a_head_goes_to_the_file_and_to_webhooks_with_its_signature() throws IOException {
        var heads = mock(HeadTable.class);
        var notifications = mock(NotificationClient.class);
        var head =
                new ChainHead(
                        "c".repeat(32),
                        "2026-11-25",
                        17,
                        "a".repeat(64),
                        "b".repeat(64),
                        "k1",
                        null);
        when(heads.byNumber(3))
                .thenReturn(
                        Optional.of(
                                new Numbered(
                                        3,
                                        OffsetDateTime.ofInstant(AT, ZoneOffset.UTC),
                                        new ChainHead.Signed(head, "5".repeat(128)))));
        var file = folder.resolve("heads");
        var json = JsonMapper.shared();
        var keep =
                new KeepHeads(
                        new ChainSettings(null, file, List.of(), null), heads, notifications, json);

        keep.deliver(
                List.of(
                        new OutboxMessage(
                                1,
                                keep.topic(),
                                "3",
                                json.writeValueAsString(new SignHeads.Made(3)),
                                AT,
                                0)));

        var line = Files.readString(file).strip();
        assertThat(line).contains("5".repeat(128), "2026-11-25");
        var told = ArgumentCaptor.forClass(WebhookEvents.class);
        verify(notifications).tell(told.capture());
        verify(notifications, never()).send(any());
        assertThat(told.getValue().events())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.key()).isEqualTo("audit.head:3");
                    assertThat(event.organizerId()).isZero();
                    assertThat(event.occurredAt()).isEqualTo(AT);
                    assertThat(event.data())
                            .isEqualTo(new HookData(3, "2026-11-25", 17, "a".repeat(64), line));
                });
    }
}
