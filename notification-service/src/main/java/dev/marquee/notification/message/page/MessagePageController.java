package dev.marquee.notification.message.page;

import dev.marquee.notification.message.ManageMessages;
import dev.marquee.notification.message.Message;
import dev.marquee.notification.message.MessageState;
import dev.marquee.notification.message.Messages;
import dev.marquee.notification.message.PreviewMessage;
import dev.marquee.notification.message.Recipients;
import dev.marquee.notification.message.audience.AudienceClient.Person;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The messages there are; one with its preview or its progress; and what is done with it. */
@Controller
@RequestMapping("/admin/messages")
class MessagePageController {

    private static final int SIZE = 20;

    private static final Set<String> ACTIONS =
            Set.of("send", "schedule", "pause", "resume", "stop", "approve", "test");

    /** A message with its times in words. */
    public record Line(Message message, String when) {}

    private final ManageMessages manage;
    private final Messages messages;
    private final Recipients recipients;
    private final PreviewMessage preview;
    private final StaffTime times;
    private final MessageSource words;

    MessagePageController(
            ManageMessages manage,
            Messages messages,
            Recipients recipients,
            PreviewMessage preview,
            StaffTime times,
            MessageSource words) {
        this.manage = manage;
        this.messages = messages;
        this.recipients = recipients;
        this.preview = preview;
        this.times = times;
        this.words = words;
    }

    @GetMapping
    String list(
            Caller caller,
            @RequestParam(required = false) @Nullable Long event,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var filter =
                new Messages.Filter(
                        ManageMessages.ownerFor(caller),
                        event,
                        MessageState.of(state).orElse(null));
        var total = messages.count(filter);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute(
                "lines",
                messages.list(filter, SIZE, (long) shown * SIZE).stream()
                        .map(message -> new Line(message, times.minute(at(message))))
                        .toList());
        model.addAttribute("event", event);
        model.addAttribute("state", state);
        model.addAttribute("states", MessageState.values());
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        return "message/list";
    }

    private static Instant at(Message message) {
        var sent = message.sentAt();
        if (sent != null) return sent;
        var starts = message.startsAt();
        return starts == null ? message.createdAt() : starts;
    }

    @GetMapping("/{id}")
    String show(
            Caller caller,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String as,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String done,
            Locale locale,
            Model model) {
        if (done != null && ACTIONS.contains(done))
            model.addAttribute("flash", words.getMessage("messages.done." + done, null, locale));
        return page(caller, id, as, outcome, page, model);
    }

    private String page(
            Caller caller, long id, @Nullable String as, String outcome, int page, Model model) {
        var message = manage.get(caller, id);
        model.addAttribute("message", message);
        model.addAttribute("when", times.minute(at(message)));
        model.addAttribute("finished", times.minute(message.finishedAt()));
        if (message.state().isEditable()) {
            var onSale = preview.events(message).containsKey(message.eventId());
            var samples = onSale ? preview.samples(message) : List.<Person>of();
            model.addAttribute("count", manage.count(caller, id));
            model.addAttribute("onSale", onSale);
            model.addAttribute("samples", samples);
            var reader = chosen(samples, as);
            model.addAttribute("as", reader.map(Person::address).orElse(""));
            if (onSale)
                model.addAttribute(
                        "letter", preview.as(message, reader.orElse(null), null).letter());
            model.addAttribute("author", ManageMessages.author(caller));
        } else progress(message, outcome, page, model);
        return "message/message";
    }

    private void progress(Message message, String outcome, int page, Model model) {
        var counts = recipients.counts(message.id());
        var chosen = counts.containsKey(outcome) ? outcome : "";
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        var total = chosen.isEmpty() ? all : counts.getOrDefault(chosen, 0L);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("counts", counts);
        model.addAttribute("all", all);
        model.addAttribute(
                "handed",
                all - counts.getOrDefault("waiting", 0L) - counts.getOrDefault("queued", 0L));
        model.addAttribute("outcome", chosen);
        model.addAttribute(
                "recipients",
                recipients.list(
                        message.id(), chosen.isEmpty() ? null : chosen, SIZE, (long) shown * SIZE));
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
    }

    private static Optional<Person> chosen(List<Person> samples, @Nullable String as) {
        return samples.stream()
                .filter(person -> person.address().equals(as))
                .findFirst()
                .or(() -> samples.stream().findFirst());
    }

    /** The mail alone, for a frame. It may load nothing and run nothing. */
    @GetMapping("/{id}/html")
    ResponseEntity<String> html(
            Caller caller,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String as,
            @RequestParam(required = false) @Nullable String language) {
        var message = manage.get(caller, id);
        var reader = chosen(preview.samples(message), as).orElse(null);
        var locale =
                language == null || language.isBlank() ? null : Locale.forLanguageTag(language);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups")
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Referrer-Policy", "no-referrer")
                .body(preview.as(message, reader, locale).letter().standalone());
    }

    /** What its buttons do. What cannot be done any more, the page says. */
    @PostMapping("/{id}/{action:send|schedule|pause|resume|stop|approve|test|copy|delete}")
    String act(
            Caller caller,
            @PathVariable long id,
            @PathVariable String action,
            @RequestParam(required = false) @Nullable String as,
            @RequestParam(required = false) @Nullable Long version,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        try {
            switch (action) {
                case "send" -> manage.send(caller, id);
                case "schedule" -> manage.schedule(caller, id);
                case "pause" -> manage.pause(caller, id);
                case "resume" -> manage.resume(caller, id);
                case "stop" -> manage.stop(caller, id);
                case "approve" -> manage.approve(caller, id, version);
                case "test" -> test(caller, id, as);
                case "copy" -> {
                    return "redirect:/admin/messages/" + manage.copy(caller, id).id() + "/edit";
                }
                default -> {
                    manage.delete(caller, id);
                    return "redirect:/admin/messages";
                }
            }
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() == HttpStatus.NOT_FOUND) throw e;
            response.setStatus(e.getStatusCode().value());
            model.addAttribute(
                    "refused",
                    e.getStatusCode() == HttpStatus.UNPROCESSABLE_CONTENT
                            ? Problems.fault(e).in(words, locale)
                            : Problems.said(e).in(words, locale));
            return page(caller, id, as, "", 0, model);
        }
        return "redirect:/admin/messages/" + id + "?done=" + action;
    }

    private void test(Caller caller, long id, @Nullable String as) {
        var message = manage.get(caller, id);
        var to = ManageMessages.author(caller).replyTo();
        if (to == null)
            throw Problems.problem(
                    HttpStatus.CONFLICT, "no-address", Text.of("problem.no-address"));
        var reader = chosen(preview.samples(message), as).orElse(null);
        preview.test(message, reader, to, preview.events(message));
    }
}
