package dev.marquee.notification.push;

import com.interaso.webpush.WebPush.Urgency;
import dev.marquee.notification.centre.NoticeWords;
import dev.marquee.notification.push.PushMessages.PushMessage;
import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.net.AddressRefused;
import dev.marquee.notification.webhook.net.WebhookAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends messages to browsers, by the push services that these named. What goes there names no
 * person, amount or code, because it stands on a screen that is locked.
 */
@Component
class PushSender {

    /** What a browser gets; the rest is read on the site. */
    record Payload(long id, String kind, String title, String text) {}

    /** What came of an attempt. */
    private record Answer(int status, @Nullable Duration retryAfter) {}

    private static final Logger log = LoggerFactory.getLogger(PushSender.class);
    static final Duration USEFUL = Duration.ofHours(24);
    private static final Duration LONGEST_REST = Duration.ofHours(4);

    private final PushMessages messages;
    private final PushSubscriptions subscriptions;
    private final PushKeys keys;
    private final NoticeWords words;
    private final SessionClient sessions;
    private final CloseableHttpClient http;
    private final WebhookSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    PushSender(
            PushMessages messages,
            PushSubscriptions subscriptions,
            PushKeys keys,
            NoticeWords words,
            SessionClient sessions,
            CloseableHttpClient webhookHttp,
            WebhookSettings settings,
            JsonMapper json,
            Clock clock) {
        this.messages = messages;
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.words = words;
        this.sessions = sessions;
        this.http = webhookHttp;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Sends one message that is due, and returns whether there was one. */
    boolean sendOne() {
        var claimed = messages.claim();
        claimed.ifPresent(this::send);
        return claimed.isPresent();
    }

    private void send(PushMessage message) {
        var browser = subscriptions.find(message.subscriptionId()).orElse(null);
        var left = Duration.between(clock.instant(), message.createdAt().plus(USEFUL));
        if (browser == null || !left.isPositive()) {
            messages.done(message);
            return;
        }
        try {
            if (isSignedOut(browser)) subscriptions.delete(browser.id());
            else settle(message, browser, post(message, browser, left));
        } catch (AddressRefused | IllegalArgumentException e) {
            // The address or the keys are none, and will never be any.
            log.info("{} is forgotten: {}", browser, e.toString());
            subscriptions.delete(browser.id());
        } catch (IOException | RestClientException e) {
            subscriptions.failed(browser.id());
            messages.reschedule(message, String.valueOf(e.getMessage()), null);
        }
    }

    /** A subscription ends with the session in which it was made, however that ends. */
    private boolean isSignedOut(PushSubscription browser) {
        var session = browser.sessionId();
        return session != null && !sessions.state(session).open();
    }

    private Answer post(PushMessage message, PushSubscription browser, Duration left)
            throws AddressRefused, IOException {
        // What the settings allowed when it was registered may be forbidden now.
        var address = WebhookAddress.parse(browser.endpoint(), settings.allowPrivate());
        var request = new HttpPost(address.uri());
        var push = keys.webPush();
        push.getHeadersWithToken(
                        browser.endpoint(),
                        (int) left.toSeconds(),
                        message.topic(),
                        words.isUrgent(message.kind()) ? Urgency.High : Urgency.Normal)
                .forEach((name, value) -> {
                    if (!HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name))
                        request.setHeader(name, value);
                });
        request.setEntity(
                new ByteArrayEntity(
                        sealed(payload(message, browser), browser),
                        ContentType.APPLICATION_OCTET_STREAM));
        ClassicHttpResponse response = null;
        try {
            response = http.executeOpen(null, request, null);
            return new Answer(response.getCode(), retryAfter(response));
        } finally {
            request.abort(); // closing alone would read the rest of the answer, however long
            org.apache.hc.core5.io.Closer.closeQuietly(response);
        }
    }

    /** What the library throws is not declared: it is written in Kotlin. */
    private byte[] sealed(byte[] payload, PushSubscription browser) {
        try {
            return keys.webPush().getBody(payload, bytes(browser.p256dh()), bytes(browser.auth()));
        } catch (Exception e) {
            throw new IllegalArgumentException("not the keys of a browser", e);
        }
    }

    private byte[] payload(PushMessage message, PushSubscription browser) {
        var said = words.of(message.kind(), browser.userId());
        var payload =
                new Payload(message.notificationId(), message.kind(), said.title(), said.text());
        return json.writeValueAsString(payload).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64.replace("=", ""));
    }

    private void settle(PushMessage message, PushSubscription browser, Answer answer) {
        switch (answer.status) {
            case 200, 201, 202, 204 -> {
                subscriptions.worked(browser.id());
                messages.done(message);
            }
            case 404, 410 -> subscriptions.delete(browser.id());
            default -> {
                subscriptions.failed(browser.id());
                if (answer.status == 429 || answer.status >= 500)
                    messages.reschedule(message, String.valueOf(answer.status), answer.retryAfter);
                else messages.done(message); // it will not take it the next time either
            }
        }
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
        var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header == null || !header.getValue().matches("\\d{1,6}")) return null;
        var asked = Duration.ofSeconds(Long.parseLong(header.getValue()));
        return asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
    }
}
