package dev.marquee.notification.message.page;

import dev.marquee.notification.content.text.Placeholders;
import dev.marquee.notification.message.Draft;
import dev.marquee.notification.message.DraftRules;
import dev.marquee.notification.message.ManageMessages;
import dev.marquee.notification.message.Message;
import dev.marquee.notification.message.Message.Words;
import dev.marquee.notification.message.When;
import dev.marquee.notification.message.audience.AudienceClient.Event;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Writing a message, and changing it. */
@Controller
@RequestMapping("/admin/messages")
class MessageFormController {

    private final ManageMessages manage;
    private final DraftRules rules;
    private final Languages languages;
    private final StaffTime times;

    MessageFormController(
            ManageMessages manage, DraftRules rules, Languages languages, StaffTime times) {
        this.manage = manage;
        this.rules = rules;
        this.languages = languages;
        this.times = times;
    }

    /** Without an event, which one is asked first. */
    @GetMapping("/new")
    ModelAndView empty(
            Caller caller, @RequestParam(required = false) @Nullable Long event, Model model) {
        if (event == null) {
            model.addAttribute("events", manage.events(caller));
            return new ModelAndView("message/choose");
        }
        model.addAttribute("messageForm", MessageForm.empty());
        return form(model, manage.event(caller, event), null, Map.of(), HttpStatus.OK);
    }

    @PostMapping("/new")
    ModelAndView add(
            Caller caller,
            @RequestParam long event,
            @ModelAttribute("messageForm") MessageForm form,
            BindingResult errors,
            HttpServletRequest request,
            Model model) {
        var facts = manage.event(caller, event);
        var others = others(request);
        var draft = draft(form, facts, null, others, errors);
        if (errors.hasErrors())
            return form(model, facts, null, others, HttpStatus.UNPROCESSABLE_CONTENT);
        var message = manage.add(caller, event, draft);
        return new ModelAndView("redirect:/admin/messages/" + message.id());
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(Caller caller, @PathVariable long id, Model model) {
        var message = manage.get(caller, id);
        var event = manage.event(caller, message.eventId());
        model.addAttribute("messageForm", MessageForm.of(message, event));
        return form(model, event, message, message.texts(), HttpStatus.OK);
    }

    /** What somebody else changed meanwhile is not overwritten; what was typed stays. */
    @PostMapping("/{id}/edit")
    ModelAndView change(
            Caller caller,
            @PathVariable long id,
            @ModelAttribute("messageForm") MessageForm form,
            BindingResult errors,
            HttpServletRequest request,
            Model model) {
        var message = manage.get(caller, id);
        var facts = manage.event(caller, message.eventId());
        var others = others(request);
        var draft = draft(form, facts, message, others, errors);
        if (errors.hasErrors())
            return form(model, facts, message, others, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            var version = form.version();
            manage.edit(caller, id, version == null ? message.version() : version, draft);
            return new ModelAndView("redirect:/admin/messages/" + id);
        } catch (ErrorResponseException e) {
            if (!e.getStatusCode().is4xxClientError()) throw e;
            model.addAttribute("changed", true);
            return form(model, facts, message, others, HttpStatus.CONFLICT);
        }
    }

    /** How many people a form that is being filled in goes to, for the page to show beside it. */
    @PostMapping("/count")
    String count(
            Caller caller,
            @RequestParam long event,
            @ModelAttribute("messageForm") MessageForm form,
            Model model) {
        var facts = manage.event(caller, event);
        var draft = new Draft(false, form.audience(), mainLang(null), Map.of(), When.NOW, false);
        model.addAttribute(
                "count",
                manage.count(Message.unsaved(facts, ManageMessages.author(caller), draft)));
        return "message/form :: count";
    }

    private String mainLang(@Nullable Message message) {
        return message == null ? languages.house().tag() : message.mainLang();
    }

    /** Whom it goes to stays as a program said it, unless something else is chosen on the page. */
    private Draft draft(
            MessageForm form,
            Event event,
            @Nullable Message message,
            Map<String, Words> others,
            BindingResult errors) {
        var main = mainLang(message);
        var typed = form.draft(event, main, others, errors);
        var draft = message == null ? typed : keeping(message, event, typed);
        for (var fault : rules.faults(draft)) {
            var field = fault.field();
            var name =
                    field.equals("at")
                            ? "at"
                            : field.equals("texts." + main + ".subject") ? "subject" : "text";
            if (fault.message() instanceof Text text) text.reject(errors, name, "wrong");
        }
        return draft;
    }

    private static Draft keeping(Message message, Event event, Draft typed) {
        if (!MessageForm.of(message, event).audience().equals(typed.audience())) return typed;
        return new Draft(
                typed.news(),
                message.audience(),
                typed.mainLang(),
                typed.texts(),
                typed.when(),
                typed.laterBookers());
    }

    /** The texts in languages that something was typed for. */
    private Map<String, Words> others(HttpServletRequest request) {
        var others = new LinkedHashMap<String, Words>();
        for (var language : languages.all()) {
            var subject = request.getParameter("subject." + language.tag());
            var text = request.getParameter("text." + language.tag());
            if (subject == null || text == null || subject.isBlank() && text.isBlank()) continue;
            others.put(language.tag(), new Words(subject.strip(), text));
        }
        return others;
    }

    private ModelAndView form(
            Model model,
            Event event,
            @Nullable Message message,
            Map<String, Words> others,
            HttpStatus status) {
        model.addAttribute("event", event);
        model.addAttribute("starts", times.minuteIn(event.startsAt(), event.timeZone()));
        model.addAttribute("message", message);
        model.addAttribute("others", others);
        model.addAttribute(
                "otherLanguages",
                languages.all().stream()
                        .filter(language -> !language.tag().equals(mainLang(message)))
                        .toList());
        model.addAttribute("everyLanguage", languages.all());
        model.addAttribute(
                "placeholders",
                Placeholders.ALL.stream()
                        .map(word -> "{" + word + "}")
                        .collect(Collectors.joining(" ")));
        if (!model.containsAttribute("count")) model.addAttribute("count", null);
        return new ModelAndView("message/form", model.asMap(), status);
    }
}
