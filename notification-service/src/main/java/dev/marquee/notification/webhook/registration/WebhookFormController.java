package dev.marquee.notification.webhook.registration;

import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.net.AddressRefused;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.servlet.ModelAndView;

/** Registering an address, and changing it. */
@Controller
@RequestMapping("/admin/webhooks")
class WebhookFormController {

    private final ManageWebhooks manage;
    private final WebhookSettings settings;
    private final MessageSource messages;

    WebhookFormController(ManageWebhooks manage, WebhookSettings settings, MessageSource messages) {
        this.manage = manage;
        this.settings = settings;
        this.messages = messages;
    }

    @ModelAttribute
    void choices(Caller caller, Model model) {
        var types = new ArrayList<>(EventType.words());
        if (!caller.has("ADMIN")) types.remove(EventType.AUDIT_HEAD.word());
        model.addAttribute("types", types);
        model.addAttribute("anywhere", settings.allowPrivate());
    }

    @GetMapping("/new")
    ModelAndView empty(Model model) {
        model.addAttribute("webhookForm", WebhookForm.empty());
        return form(model, HttpStatus.OK);
    }

    @RecentSignIn
    @PostMapping("/new")
    ModelAndView add(
            Caller caller,
            @Valid @ModelAttribute("webhookForm") WebhookForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        if (isWrong(form, errors)) return form(model, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            var made = manage.add(caller, form.draft());
            return secret(made, "webhooks.made.title", response, locale);
        } catch (AddressRefused e) {
            errors.rejectValue("address", e.reason().key());
            return form(model, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (ErrorResponseException e) {
            return refused(e, errors, model);
        }
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(Caller caller, @PathVariable long id, Model model) {
        var webhook = manage.get(caller, id);
        model.addAttribute("webhook", webhook);
        model.addAttribute("webhookForm", WebhookForm.of(webhook));
        return form(model, HttpStatus.OK);
    }

    /** What somebody else changed meanwhile is shown beside what was typed, and not overwritten. */
    @RecentSignIn
    @PostMapping("/{id}/edit")
    ModelAndView change(
            Caller caller,
            @PathVariable long id,
            @Valid @ModelAttribute("webhookForm") WebhookForm form,
            BindingResult errors,
            Model model) {
        var webhook = manage.get(caller, id);
        model.addAttribute("webhook", webhook);
        if (isWrong(form, errors)) return form(model, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            manage.change(caller, id, form.version(), form.draft());
            return new ModelAndView("redirect:/admin/webhooks/" + id + "?done=saved");
        } catch (AddressRefused e) {
            errors.rejectValue("address", e.reason().key());
            return form(model, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.PRECONDITION_FAILED)
                return refused(e, errors, model);
            model.addAttribute("webhookForm", form.seen(webhook.version()));
            model.addAttribute("changed", true);
            return form(model, HttpStatus.CONFLICT);
        }
    }

    /** The question before the secret is changed. */
    @GetMapping("/{id}/secret")
    ModelAndView ask(Caller caller, @PathVariable long id) {
        return new ModelAndView("webhook/rotate").addObject("webhook", manage.get(caller, id));
    }

    @RecentSignIn
    @PostMapping("/{id}/secret")
    ModelAndView rotate(
            Caller caller,
            @PathVariable long id,
            @org.springframework.web.bind.annotation.RequestParam(defaultValue = "false")
                    boolean leaked,
            HttpServletResponse response,
            Locale locale) {
        return secret(
                manage.rotate(caller, id, leaked), "webhooks.rotated.title", response, locale);
    }

    private static boolean isWrong(WebhookForm form, BindingResult errors) {
        if (!errors.hasFieldErrors("events") && form.ticked().isEmpty())
            errors.rejectValue("events", "NotEmpty");
        return errors.hasErrors();
    }

    private ModelAndView secret(
            ManageWebhooks.WithSecret fresh,
            String title,
            HttpServletResponse response,
            Locale locale) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var words = messages.getMessage(title, new Object[] {fresh.webhook().name()}, locale);
        return new ModelAndView("webhook/secret", HttpStatus.CREATED)
                .addObject("webhook", fresh.webhook())
                .addObject("secret", fresh.secret().text())
                .addObject("heading", words);
    }

    private static ModelAndView refused(
            ErrorResponseException e, BindingResult errors, Model model) {
        Problems.said(e).reject(errors, "refused");
        return form(model, HttpStatus.valueOf(e.getStatusCode().value()));
    }

    private static ModelAndView form(Model model, HttpStatus status) {
        return new ModelAndView("webhook/form", model.asMap(), status);
    }
}
