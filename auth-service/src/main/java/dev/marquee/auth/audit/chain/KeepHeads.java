package dev.marquee.auth.audit.chain;

import dev.marquee.auth.client.NotificationClient;
import dev.marquee.auth.client.NotificationClient.Mail;
import dev.marquee.auth.client.NotificationClient.Mails;
import dev.marquee.auth.client.NotificationClient.WebhookEvent;
import dev.marquee.auth.client.NotificationClient.WebhookEvents;
import dev.marquee.platform.chain.ChainLines;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes each head to where the settings say, a file and mails, and to webhooks that ask for it.
 * Until one is there it is tried again, so a head may be in the file twice, which does not matter.
 */
@Component
class KeepHeads implements MessageHandler {

    private static final String KIND = "audit-head";
    private static final String HOOK = "audit.head";

    /**
     * What the mail says.
     *
     * @param line the head as {@code --heads} reads it
     */
    record HeadData(String day, long seq, String hash, String line) {}

    /** What webhooks are told: the same, with its number. */
    record HookData(long n, String day, long seq, String hash, String line) {}

    private final ChainSettings settings;
    private final HeadTable heads;
    private final NotificationClient notifications;
    private final JsonMapper json;

    KeepHeads(
            ChainSettings settings,
            HeadTable heads,
            NotificationClient notifications,
            JsonMapper json) {
        this.settings = settings;
        this.heads = heads;
        this.notifications = notifications;
        this.json = json;
    }

    @Override
    public String topic() {
        return SignHeads.TOPIC;
    }

    /** What hangs on a file of another machine keeps nothing else waiting. */
    @Override
    public String lane() {
        return SignHeads.TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) throws IOException {
        var mails = new ArrayList<Mail>();
        var hooks = new ArrayList<WebhookEvent>();
        for (var fact : facts) {
            var made = json.readValue(fact.payload(), SignHeads.Made.class);
            var head = heads.byNumber(made.n()).orElseThrow();
            var line = new String(ChainLines.head(head.signed()), StandardCharsets.UTF_8);
            var file = settings.headsFile();
            if (file != null && !file.toString().isBlank()) append(file, line);
            mails.addAll(mails(head, line));
            hooks.add(hook(head, line));
        }
        if (!mails.isEmpty()) notifications.send(new Mails(mails));
        if (!hooks.isEmpty()) notifications.tell(new WebhookEvents(hooks));
    }

    private static WebhookEvent hook(HeadTable.Numbered one, String line) {
        var head = one.head();
        return new WebhookEvent(
                HOOK + ":" + one.n(),
                HOOK,
                0,
                one.madeAt().toInstant(),
                new HookData(one.n(), head.day(), head.seq(), head.hash(), line));
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<Mail> mails(HeadTable.Numbered one, String line) {
        var head = one.head();
        var data = new HeadData(head.day(), head.seq(), head.hash(), line);
        return settings.headsTo().stream()
                .map(String::strip)
                .filter(to -> !to.isEmpty())
                .map(to -> new Mail(KIND + ":" + one.n() + ":" + to, KIND, to, null, null, data))
                .toList();
    }
}
