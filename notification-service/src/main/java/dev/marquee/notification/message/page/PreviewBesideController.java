package dev.marquee.notification.message.page;

import dev.marquee.notification.message.Draft;
import dev.marquee.notification.message.DraftRules;
import dev.marquee.notification.message.ManageMessages;
import dev.marquee.notification.message.Message;
import dev.marquee.notification.message.Message.Words;
import dev.marquee.notification.message.PreviewMessage;
import dev.marquee.notification.message.When;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows a message beside the form in which it is being written, as its first reader would get it.
 */
@Controller
class PreviewBesideController {

    private final ManageMessages manage;
    private final DraftRules rules;
    private final PreviewMessage preview;
    private final Languages languages;
    private final MessageSource messages;

    PreviewBesideController(
            ManageMessages manage,
            DraftRules rules,
            PreviewMessage preview,
            Languages languages,
            MessageSource messages) {
        this.manage = manage;
        this.rules = rules;
        this.preview = preview;
        this.languages = languages;
        this.messages = messages;
    }

    /** Nothing is stored. What cannot be sent is shown as why. */
    @PostMapping("/admin/messages/preview")
    String beside(
            Caller caller,
            @RequestParam long event,
            @RequestParam(required = false) @Nullable String mainLang,
            @ModelAttribute("messageForm") MessageForm form,
            Locale locale,
            Model model) {
        var facts = manage.event(caller, event);
        var main = mainLang == null || mainLang.isBlank() ? languages.house().tag() : mainLang;
        var draft =
                new Draft(
                        "news".equals(form.kind()),
                        form.audience(),
                        main,
                        Map.of(main, new Words(text(form.subject()), text(form.text()))),
                        When.NOW,
                        false);
        var faults = rules.faults(draft);
        if (!faults.isEmpty())
            model.addAttribute("fault", messages.getMessage(faults.getFirst().message(), locale));
        else {
            var message = Message.unsaved(facts, ManageMessages.author(caller), draft);
            var reader = preview.samples(message).stream().findFirst().orElse(null);
            model.addAttribute("letter", preview.as(message, reader, null).letter());
        }
        return "message/form :: beside";
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
