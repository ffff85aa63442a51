package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.registration.EventType;
import dev.marquee.notification.webhook.registration.ManageWebhooks;
import dev.marquee.platform.export.Chunks;
import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.StaffTime;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** A webhook's page with the log of its deliveries, and a delivery's. */
@Controller
@RequestMapping("/admin/webhooks/{id}")
class WebhookPageController {

    private static final int SIZE = 20;
    private static final Set<String> DONE = Set.of("saved", "paused", "resumed", "test", "resent");

    /** An attempt with its time in words. */
    public record Line(AttemptLine attempt, String when) {}

    private final ManageWebhooks manage;
    private final ResendDeliveries send;
    private final DeliveryLog log;
    private final WebhookSettings settings;
    private final Exports exports;
    private final JsonMapper json;
    private final MessageSource messages;
    private final StaffTime times;

    WebhookPageController(
            ManageWebhooks manage,
            ResendDeliveries send,
            DeliveryLog log,
            WebhookSettings settings,
            Exports exports,
            JsonMapper json,
            MessageSource messages,
            StaffTime times) {
        this.manage = manage;
        this.send = send;
        this.log = log;
        this.settings = settings;
        this.exports = exports;
        this.json = json;
        this.messages = messages;
        this.times = times;
    }

    @GetMapping
    String show(
            Caller caller,
            @PathVariable long id,
            DeliverySearch search,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String done,
            Locale locale,
            Model model) {
        var webhook = manage.get(caller, id);
        var total = log.count(id, search);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        flash(done, locale, model);
        model.addAttribute("webhook", webhook);
        model.addAttribute("created", times.second(webhook.createdAt()));
        model.addAttribute("failingSince", times.second(webhook.failingSince()));
        model.addAttribute("oldSecretUntil", times.second(manage.oldSecretUntil(webhook)));
        model.addAttribute("anywhere", settings.allowPrivate());
        model.addAttribute(
                "lines",
                log.list(id, search, SIZE, (long) shown * SIZE).stream()
                        .map(delivery -> DeliveryLine.of(delivery, times))
                        .toList());
        var figures = log.figures(id);
        model.addAttribute("figures", figures);
        model.addAttribute("all", figures.values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute("types", types());
        model.addAttribute("search", search);
        model.addAttribute("list", search.address(id));
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        return "webhook/webhook";
    }

    private static List<String> types() {
        var types = new ArrayList<>(EventType.words());
        types.add(EventType.TEST);
        return types;
    }

    private void flash(@Nullable String done, Locale locale, Model model) {
        if (done != null && DONE.contains(done))
            model.addAttribute("flash", word("webhooks.done." + done, locale));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            Caller caller,
            @PathVariable long id,
            @PathVariable Format format,
            DeliverySearch search,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        manage.get(caller, id);
        exports.send(
                table(locale),
                format,
                new Chunks<>(from -> log.list(id, search, Chunks.SIZE, from)),
                response);
    }

    private Table<Delivery> table(Locale locale) {
        return Table.<Delivery>named("webhook-deliveries")
                .column(word("webhooks.delivery.event", locale), Delivery::type)
                .column(word("webhooks.delivery.message", locale), Delivery::messageId)
                .column(
                        word("webhooks.state", locale),
                        sent -> word("state." + sent.status(), locale))
                .moment(word("webhooks.delivery.created", locale), Delivery::createdAt)
                .moment(word("state.delivered", locale), Delivery::deliveredAt)
                .column(word("webhooks.delivery.attempts", locale), Delivery::attempts)
                .column(word("webhooks.delivery.answer", locale), Delivery::lastStatus)
                .column(word("webhooks.delivery.reason", locale), Delivery::lastError);
    }

    @GetMapping("/deliveries/{delivery}")
    String delivery(
            Caller caller,
            @PathVariable long id,
            @PathVariable long delivery,
            @RequestParam(required = false) @Nullable String done,
            Locale locale,
            Model model) {
        model.addAttribute("webhook", manage.get(caller, id));
        var found = log.find(id, delivery).orElseThrow(() -> Problems.notFound("delivery"));
        flash(done, locale, model);
        model.addAttribute("line", DeliveryLine.of(found, times));
        model.addAttribute("delivery", found);
        model.addAttribute("body", json.readTree(log.body(delivery)).toPrettyString());
        model.addAttribute(
                "attempts",
                log.attempts(delivery).stream()
                        .map(attempt -> new Line(attempt, times.second(attempt.startedAt())))
                        .toList());
        return "webhook/delivery";
    }

    @PostMapping("/deliveries/{delivery}/resend")
    String resend(Caller caller, @PathVariable long id, @PathVariable long delivery) {
        send.resend(caller, id, delivery);
        return "redirect:/admin/webhooks/" + id + "/deliveries/" + delivery + "?done=resent";
    }

    @PostMapping("/test")
    String test(Caller caller, @PathVariable long id) {
        var delivery = send.test(caller, id);
        return "redirect:/admin/webhooks/" + id + "/deliveries/" + delivery + "?done=test";
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
