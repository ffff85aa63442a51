package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.editing.ManageEvents;
import dev.marquee.event.text.SaidTexts;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.SmartValidator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which an event is put into other languages, one for each. */
@Controller
@RequestMapping("/admin/events/{code}/texts")
class TextsController {

    private static final String FORM = "textsForm";
    private static final Pattern ROW = Pattern.compile("types\\[1?\\d]\\.(id|name)");

    /**
     * A language to choose.
     *
     * @param written how many texts there are in it
     */
    record Tab(String tag, String name, int written, boolean current) {}

    private final EventViews views;
    private final ManageEvents manage;
    private final SaidTexts languages;
    private final EventPageWords words;
    private final SmartValidator annotations;

    TextsController(
            EventViews views,
            ManageEvents manage,
            SaidTexts languages,
            EventPageWords words,
            SmartValidator annotations) {
        this.views = views;
        this.manage = manage;
        this.languages = languages;
        this.words = words;
        this.annotations = annotations;
    }

    /** Binding rows with other indexes would fail, and not be the sender's fault. */
    @InitBinder(FORM)
    void refuseOtherRows(HttpServletRequest request) {
        for (var name : request.getParameterMap().keySet())
            if (name.startsWith("types") && !ROW.matcher(name).matches())
                throw Problems.problem(
                        HttpStatus.BAD_REQUEST,
                        "unreadable-form",
                        Text.of("problem.unreadable-form"));
    }

    /** Leads to the first language that lacks texts, or else to the first. */
    @GetMapping
    String start(@PathVariable String code, Caller caller) {
        var event = own(code, caller);
        var others = others(event).keySet();
        var first =
                others.stream()
                        .filter(tag -> !texts(event).containsKey(tag))
                        .findFirst()
                        .orElseGet(() -> others.iterator().next());
        return "redirect:/admin/events/" + event.code() + "/texts/" + first;
    }

    @GetMapping("/{lang}")
    ModelAndView show(
            @PathVariable String code,
            @PathVariable String lang,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        var tag = other(lang, event);
        words.done(done, event, model, locale);
        var form = TextsForm.of(event, texts(event).get(tag));
        return page(
                form, new BeanPropertyBindingResult(form, FORM), event, tag, HttpStatus.OK, model);
    }

    @PostMapping("/{lang}")
    ModelAndView save(
            @PathVariable String code,
            @PathVariable String lang,
            @ModelAttribute(FORM) TextsForm typed,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        var tag = other(lang, event);
        var form = typed.over(event);
        var errors = new BeanPropertyBindingResult(form, FORM);
        annotations.validate(form, errors);
        if (errors.hasErrors())
            return page(form, errors, event, tag, HttpStatus.UNPROCESSABLE_CONTENT, model);
        try {
            manage.translate(event.id(), caller, tag, form.said(), form.seenVersion());
        } catch (ErrorResponseException refusal) {
            model.addAttribute("refusal", words.refusal(refusal, event, locale));
            return page(form, errors, event, tag, refusal.getStatusCode(), model);
        }
        return new ModelAndView("redirect:/admin/events/{code}/texts/{lang}?done=saved");
    }

    private ModelAndView page(
            TextsForm form,
            BindingResult errors,
            EventView event,
            String tag,
            HttpStatusCode status,
            Model model) {
        var tabs = new ArrayList<Tab>();
        others(event)
                .forEach((language, name) -> {
                    var written = texts(event).get(language);
                    tabs.add(
                            new Tab(
                                    language,
                                    name,
                                    written == null ? 0 : written.size(),
                                    language.equals(tag)));
                });
        model.addAttribute("event", event)
                .addAttribute(FORM, form)
                .addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors)
                .addAttribute("tabs", tabs)
                .addAttribute("lang", tag)
                .addAttribute("langName", languages.name(tag))
                .addAttribute("mainName", languages.name(event.mainLang()))
                .addAttribute(
                        "all", event.ticketTypes().size() + (event.description() == null ? 1 : 2));
        var page = new ModelAndView("events/texts", model.asMap());
        page.setStatus(status);
        return page;
    }

    /** All languages but the main one, and those in which there are texts. */
    private Map<String, String> others(EventView event) {
        var others = new LinkedHashMap<>(languages.names());
        texts(event).keySet().forEach(tag -> others.putIfAbsent(tag, languages.name(tag)));
        others.remove(event.mainLang());
        return others;
    }

    private String other(String lang, EventView event) {
        return others(event).keySet().stream()
                .filter(tag -> tag.equalsIgnoreCase(lang))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("language"));
    }

    private static Map<String, Translation> texts(EventView event) {
        return Objects.requireNonNullElse(event.texts(), Map.of());
    }

    private EventView own(String code, Caller caller) {
        return views.findOwn(code, caller).orElseThrow(() -> Problems.notFound("event"));
    }
}
