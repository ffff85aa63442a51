package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.net.AddressRefused;
import dev.marquee.notification.webhook.net.WebhookAddress;
import dev.marquee.notification.webhook.registration.SecretBox;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Makes one attempt at a delivery: signed, to a public address, within a time that no slow receiver
 * can stretch, and reading no more of the answer than the log keeps.
 */
@Component
class WebhookSender implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
    private static final int ANSWER_BYTES = 2048;
    private static final Duration LONGEST_REST = Duration.ofHours(4);

    private final CloseableHttpClient http;
    private final SecretBox box;
    private final WebhookSettings settings;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor deadlines;

    WebhookSender(
            CloseableHttpClient webhookHttp, SecretBox box, WebhookSettings settings, Clock clock) {
        this.http = webhookHttp;
        this.box = box;
        this.settings = settings;
        this.clock = clock;
        this.deadlines =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("webhook-deadline").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** Tries it now. Whatever goes wrong is in the answer. */
    Attempt send(Due due) {
        var start = System.nanoTime();
        var late = new AtomicBoolean();
        try {
            // What the settings allowed when it was registered may be forbidden now.
            var address = WebhookAddress.parse(due.address(), settings.allowPrivate());
            return attempt(request(due, address), start, late);
        } catch (AddressRefused e) {
            return failure(
                    start, "Nothing is sent to this address any more. Register another one.");
        } catch (IOException e) {
            return failure(start, late.get() ? tooLate() : words(e));
        } catch (RuntimeException e) {
            log.error("delivery {} could not be made", due.id(), e);
            return failure(start, "Something went wrong on our side; it is tried again.");
        }
    }

    private HttpPost request(Due due, WebhookAddress address) {
        var now = clock.instant();
        var signature = box.open(due.secret()).sign(due.messageId(), now, due.body());
        if (due.oldSecret() != null)
            signature += " " + box.open(due.oldSecret()).sign(due.messageId(), now, due.body());
        var request = new HttpPost(address.uri());
        request.setHeader("webhook-id", due.messageId());
        request.setHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        request.setHeader("webhook-signature", signature);
        request.setEntity(new StringEntity(due.body(), ContentType.APPLICATION_JSON));
        return request;
    }

    private Attempt attempt(HttpPost request, long start, AtomicBoolean late) throws IOException {
        var deadline =
                deadlines.schedule(
                        () -> {
                            late.set(true);
                            request.abort();
                        },
                        settings.timeout().toMillis(),
                        TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = http.executeOpen(null, request, null);
            var status = response.getCode();
            var answer = firstPart(response);
            return new Attempt(since(start), status, verdict(status), answer, retryAfter(response));
        } finally {
            deadline.cancel(false);
            // Closing alone would read the rest of the answer, however long.
            request.abort();
            Closer.closeQuietly(response);
        }
    }

    /** What came of the answer until it ended, or until it is enough. */
    private static String firstPart(ClassicHttpResponse response) {
        var bytes = new byte[ANSWER_BYTES];
        var read = 0;
        var entity = response.getEntity();
        if (entity != null) {
            try {
                var body = entity.getContent();
                for (var n = 0; n >= 0 && read < ANSWER_BYTES; read += Math.max(n, 0))
                    n = body.read(bytes, read, ANSWER_BYTES - read);
            } catch (IOException e) {
                log.debug("the answer broke off: {}", e.getMessage());
            }
        }
        return new String(bytes, 0, read, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]", "");
    }

    private static @Nullable String verdict(int status) {
        return switch (status / 100) {
            case 2 -> null;
            case 3 ->
                    "It answered %d. Redirects are not followed: register the address it leads to."
                            .formatted(status);
            default -> "It answered %d".formatted(status);
        };
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
        var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header == null || !header.getValue().matches("\\d{1,6}")) return null;
        var asked = Duration.ofSeconds(Long.parseLong(header.getValue()));
        return asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
    }

    private String words(IOException e) {
        return switch (e) {
            case UnknownHostException _ -> "The host’s name leads to no address on the internet";
            case SocketTimeoutException _ -> tooLate();
            case SSLException _ -> "The connection could not be secured: " + line(e);
            default -> "No connection, or no answer: " + line(e);
        };
    }

    private String tooLate() {
        return "No answer within %d seconds".formatted(settings.timeout().toSeconds());
    }

    private static String line(IOException e) {
        return String.valueOf(e.getMessage()).replaceAll("[\\p{Cc}\\p{Cs}]+", " ");
    }

    private static Attempt failure(long start, String error) {
        return new Attempt(since(start), null, error, null, null);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
    }
}
