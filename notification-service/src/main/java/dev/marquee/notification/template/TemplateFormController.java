package dev.marquee.notification.template;

import dev.marquee.notification.content.text.Placeholders;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.validation.Valid;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The page on which a mail is put into own words. */
@Controller
@RequestMapping("/admin/templates/{kind}/{lang}")
class TemplateFormController {

    private static final String FORM = "templateForm";

    private final ManageTemplates manage;
    private final Languages languages;

    TemplateFormController(ManageTemplates manage, Languages languages) {
        this.manage = manage;
        this.languages = languages;
    }

    @ModelAttribute("template")
    TemplateState template(
            @PathVariable String kind,
            @PathVariable String lang,
            @RequestParam(required = false) @Nullable Long organizer,
            Caller caller,
            Model model) {
        var key = manage.key(caller, organizer, kind, lang);
        model.addAttribute("placeholders", Placeholders.ALL);
        model.addAttribute("spoken", languages.all());
        model.addAttribute("organizer", key.organizer() == caller.id() ? null : key.organizer());
        return manage.state(key);
    }

    @GetMapping
    ModelAndView show(
            @ModelAttribute("template") TemplateState template,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        model.addAttribute(FORM, TemplateForm.of(template));
        if ("saved".equals(done) || "reset".equals(done))
            model.addAttribute("flash", Text.of("templates.done." + done));
        return page(model, HttpStatus.OK);
    }

    /** What somebody else changed meanwhile is shown beside what was typed, and not overwritten. */
    @PostMapping
    ModelAndView save(
            @ModelAttribute("template") TemplateState template,
            @Valid @ModelAttribute(FORM) TemplateForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        if (isWrong(template, form, errors)) return page(model, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            manage.save(caller, template.key(), form.version(), form.words());
            return back(template.key(), model, "saved");
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.PRECONDITION_FAILED) throw e;
            model.addAttribute(FORM, form.seen(template.version()));
            model.addAttribute("changed", true);
            return page(model, HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/test")
    ModelAndView test(
            @ModelAttribute("template") TemplateState template,
            @Valid @ModelAttribute(FORM) TemplateForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        if (isWrong(template, form, errors)) return page(model, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            manage.test(caller, template.key(), form.words());
            model.addAttribute("flash", Text.of("templates.done.tested", caller.email()));
            return page(model, HttpStatus.OK);
        } catch (ErrorResponseException e) {
            Problems.fault(e).reject(errors, "refused");
            return page(model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The question, for browsers that do not show it as a dialog. */
    @GetMapping("/reset")
    ModelAndView ask(@ModelAttribute("template") TemplateState template, Model model) {
        return new ModelAndView("template/reset", model.asMap());
    }

    @PostMapping("/reset")
    ModelAndView reset(@ModelAttribute("template") TemplateState template, Model model) {
        manage.reset(template.key(), null);
        return back(template.key(), model, "reset");
    }

    private boolean isWrong(TemplateState template, TemplateForm form, BindingResult errors) {
        if (errors.hasErrors()) return true;
        for (var fault : manage.faults(template.key(), form.words()))
            if (fault.message() instanceof Text text) text.reject(errors, fault.field(), "refused");
        return errors.hasErrors();
    }

    private static ModelAndView page(Model model, HttpStatus status) {
        return new ModelAndView("template/form", model.asMap(), status);
    }

    private static ModelAndView back(TemplateKey key, Model model, String done) {
        var address =
                UriComponentsBuilder.fromPath("/admin/templates/{kind}/{lang}")
                        .queryParam("done", done);
        var organizer = model.getAttribute("organizer");
        if (organizer != null) address.queryParam("organizer", organizer);
        return new ModelAndView(
                "redirect:"
                        + address.buildAndExpand(key.kind().slug(), key.language().tag())
                                .toUriString());
    }
}
