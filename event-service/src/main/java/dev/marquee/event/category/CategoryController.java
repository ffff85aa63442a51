package dev.marquee.event.category;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.ListAddress;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
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

/** The categories, for admins. */
@Controller
@RequestMapping("/admin/categories")
class CategoryController {

    private static final String LIST = "/admin/categories";

    /** A new category, or a new name of one. */
    record CategoryForm(
            @NotBlank
                    @Size(max = 40)
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    @Schema(example = "Talks")
                    @Nullable String name) {

        String stripped() {
            return Objects.requireNonNull(name, "checked before").strip();
        }
    }

    private final ManageCategories manage;
    private final Categories categories;
    private final MessageSource messages;
    private final Exports exports;

    CategoryController(
            ManageCategories manage,
            Categories categories,
            MessageSource messages,
            Exports exports) {
        this.manage = manage;
        this.categories = categories;
        this.messages = messages;
        this.exports = exports;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String done, Locale locale, Model model) {
        if (done != null)
            model.addAttribute(
                    "flash", messages.getMessage("categories.done." + done, null, null, locale));
        model.addAttribute("categoryForm", new CategoryForm(null));
        return fill(model);
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(@PathVariable Format format, Locale locale, HttpServletResponse response)
            throws IOException {
        var table =
                Table.<Categories.Used>named("categories")
                        .column(word("categories.name", locale), Categories.Used::name)
                        .column(word("categories.events", locale), Categories.Used::events);
        exports.send(table, format, categories.used(), response);
    }

    @PostMapping
    ModelAndView add(
            @Valid @ModelAttribute("categoryForm") CategoryForm form,
            BindingResult errors,
            Locale locale,
            Model model) {
        if (errors.hasErrors()) return page(HttpStatus.UNPROCESSABLE_CONTENT, model);
        return tried(() -> manage.add(form.stripped()), "added", locale, model);
    }

    @GetMapping("/edit")
    String edit(@RequestParam String name, Model model) {
        model.addAttribute("category", known(name));
        model.addAttribute("categoryForm", new CategoryForm(name));
        return "categories/edit";
    }

    @PostMapping("/edit")
    ModelAndView rename(
            @RequestParam("category") String category,
            @Valid @ModelAttribute("categoryForm") CategoryForm form,
            BindingResult errors,
            Locale locale,
            Model model) {
        if (!errors.hasErrors()) {
            try {
                manage.rename(known(category), form.stripped());
                return done("renamed");
            } catch (ErrorResponseException refusal) {
                if (refusal.getStatusCode() != HttpStatus.CONFLICT) throw refusal;
                errors.rejectValue("name", reason(refusal), String.valueOf(words(refusal, locale)));
            }
        }
        model.addAttribute("category", category);
        var page = new ModelAndView("categories/edit", model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @PostMapping("/move")
    ModelAndView move(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String up,
            Locale locale,
            Model model) {
        return tried(() -> manage.move(name, !up.isEmpty()), "moved", locale, model);
    }

    /** The question, for browsers that do not show it as a dialog. */
    @GetMapping("/delete")
    String ask(@RequestParam String name, Model model) {
        model.addAttribute("category", known(name));
        return "categories/delete";
    }

    @PostMapping("/delete")
    ModelAndView delete(@RequestParam String name, Locale locale, Model model) {
        return tried(() -> manage.delete(name), "deleted", locale, model);
    }

    private String known(String name) {
        return categories.find(name).orElseThrow(() -> Problems.notFound("category"));
    }

    private ModelAndView tried(Runnable change, String done, Locale locale, Model model) {
        try {
            change.run();
            return done(done);
        } catch (ErrorResponseException refusal) {
            if (refusal.getStatusCode() != HttpStatus.CONFLICT) throw refusal;
            model.addAttribute("refusal", words(refusal, locale));
            if (!model.containsAttribute("categoryForm"))
                model.addAttribute("categoryForm", new CategoryForm(null));
            return page(refusal.getStatusCode(), model);
        }
    }

    private static ModelAndView done(String what) {
        return new ModelAndView("redirect:" + LIST + "?done=" + what);
    }

    private ModelAndView page(HttpStatusCode status, Model model) {
        var page = new ModelAndView(fill(model), model.asMap());
        page.setStatus(status);
        return page;
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private String fill(Model model) {
        model.addAttribute("list", ListAddress.of(LIST));
        model.addAttribute("categories", categories.used());
        return "categories/list";
    }

    private @Nullable String words(ErrorResponseException refusal, Locale locale) {
        var properties = refusal.getBody().getProperties();
        var name = properties == null ? "" : String.valueOf(properties.get("name"));
        return messages.getMessage(
                "categories.refused." + reason(refusal),
                new Object[] {name},
                Problems.said(refusal).in(messages, locale),
                locale);
    }

    private static String reason(ErrorResponseException refusal) {
        var type = String.valueOf(refusal.getBody().getType());
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
