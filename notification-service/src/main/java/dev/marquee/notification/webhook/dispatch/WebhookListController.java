package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.registration.ManageWebhooks;
import dev.marquee.notification.webhook.registration.Webhook;
import dev.marquee.notification.webhook.registration.WebhookSearch;
import dev.marquee.notification.webhook.registration.Webhooks;
import dev.marquee.platform.export.Chunks;
import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.StaffTime;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of webhooks: an organiser's own, or everybody's for an admin. */
@Controller
@RequestMapping("/admin/webhooks")
class WebhookListController {

    private static final int SIZE = 20;

    private final Webhooks webhooks;
    private final DeliveryLog log;
    private final WebhookSettings settings;
    private final Exports exports;
    private final MessageSource messages;
    private final StaffTime times;

    WebhookListController(
            Webhooks webhooks,
            DeliveryLog log,
            WebhookSettings settings,
            Exports exports,
            MessageSource messages,
            StaffTime times) {
        this.webhooks = webhooks;
        this.log = log;
        this.settings = settings;
        this.exports = exports;
        this.messages = messages;
        this.times = times;
    }

    @GetMapping
    String list(
            WebhookSearch search,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Locale locale,
            Model model) {
        var owner = ManageWebhooks.ownerFor(caller);
        var total = webhooks.count(search, owner);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        if ("deleted".equals(done))
            model.addAttribute("flash", messages.getMessage("webhooks.done.deleted", null, locale));
        model.addAttribute("lines", lines(webhooks.list(search, owner, SIZE, (long) shown * SIZE)));
        model.addAttribute("search", search);
        model.addAttribute("list", search.address());
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute("anywhere", settings.allowPrivate());
        return "webhook/list";
    }

    private List<WebhookLine> lines(List<Webhook> found) {
        var last = log.last(found.stream().map(Webhook::id).toList());
        return found.stream()
                .map(webhook -> {
                    var delivery = last.get(webhook.id());
                    return new WebhookLine(
                            webhook,
                            delivery,
                            delivery == null ? "" : times.second(delivery.createdAt()));
                })
                .toList();
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format,
            WebhookSearch search,
            Caller caller,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var owner = ManageWebhooks.ownerFor(caller);
        exports.send(
                table(locale),
                format,
                new Chunks<>(from -> webhooks.list(search, owner, Chunks.SIZE, from)),
                response);
    }

    private Table<Webhook> table(Locale locale) {
        return Table.<Webhook>named("webhooks")
                .column(word("webhooks.name", locale), Webhook::name)
                .column(word("webhooks.address", locale), Webhook::address)
                .column(word("webhooks.events", locale), hook -> String.join(" ", hook.events()))
                .column(
                        word("webhooks.state", locale),
                        hook -> word("state." + hook.state(), locale))
                .column(word("webhooks.owner", locale), Webhook::owner)
                .moment(word("webhooks.failing-since", locale), Webhook::failingSince)
                .moment(word("webhooks.created", locale), Webhook::createdAt);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
