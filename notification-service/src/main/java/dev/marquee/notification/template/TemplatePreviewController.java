package dev.marquee.notification.template;

import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.OwnWords;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A mail to nobody, for the frame on the page of its words. It may load nothing and run nothing:
 * its pictures are in it.
 */
@Controller
@RequestMapping("/admin/templates/{kind}/{lang}/preview")
class TemplatePreviewController {

    /** The mail's own style sheet for readers who like it dark. */
    private static final String FOR_DARK = "@media (prefers-color-scheme:dark)";

    private static final String ALONE =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox";

    private final ManageTemplates manage;
    private final MessageSource messages;

    TemplatePreviewController(ManageTemplates manage, MessageSource messages) {
        this.manage = manage;
        this.messages = messages;
    }

    /** What is stored. */
    @GetMapping
    ResponseEntity<String> stored(
            @PathVariable String kind,
            @PathVariable String lang,
            @RequestParam(required = false) @Nullable Long organizer,
            @RequestParam(defaultValue = "light") String look,
            Caller caller) {
        return shown(manage.key(caller, organizer, kind, lang), null, look);
    }

    /**
     * What is typed; in other languages than it is typed in, what is stored.
     *
     * @param in the language of the mail around it
     */
    @PostMapping
    ResponseEntity<String> typed(
            @PathVariable String kind,
            @PathVariable String lang,
            @RequestParam(required = false) @Nullable Long organizer,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "light") String look,
            @Valid @ModelAttribute TemplateForm form,
            BindingResult errors,
            Caller caller,
            Locale reader) {
        var key = manage.key(caller, organizer, kind, lang);
        if (!in.isEmpty() && !in.equalsIgnoreCase(lang))
            return shown(
                    new TemplateKey(key.organizer(), key.kind(), manage.language(in)), null, look);
        if (errors.hasErrors()) {
            var error = errors.getFieldErrors().getFirst();
            return text(HttpStatus.UNPROCESSABLE_CONTENT, messages.getMessage(error, reader));
        }
        var faults = manage.faults(key, form.words());
        if (!faults.isEmpty())
            return text(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    messages.getMessage(faults.getFirst().message(), reader));
        return shown(key, form.words(), look);
    }

    private ResponseEntity<String> shown(TemplateKey key, @Nullable OwnWords words, String look) {
        var letter = manage.preview(key, words);
        return switch (look) {
            case "light" -> html(letter, "@media not all");
            case "dark" -> html(letter, "@media all");
            case "text" -> text(HttpStatus.OK, letter.subject() + "\n\n" + letter.text());
            default -> throw Problems.notFound("template");
        };
    }

    private static ResponseEntity<String> html(Letter letter, String dark) {
        return alone(HttpStatus.OK, MediaType.TEXT_HTML)
                .body(letter.standalone().replace(FOR_DARK, dark));
    }

    private static ResponseEntity<String> text(HttpStatus status, String words) {
        return alone(status, MediaType.TEXT_PLAIN).body(words);
    }

    private static ResponseEntity.BodyBuilder alone(HttpStatus status, MediaType type) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(type, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", ALONE)
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Referrer-Policy", "no-referrer");
    }
}
