package dev.marquee.customer.complaint.my;

import dev.marquee.customer.complaint.Reader;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The complaints of whoever is signed in. */
@Controller
@RequestMapping("/my/complaints")
class MyComplaintsController {

    private static final String BASE = "/my/complaints";

    private final OwnPages pages;

    MyComplaintsController(OwnPages pages) {
        this.pages = pages;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String booking, Caller caller, Model model) {
        if (booking.matches("\\d{1,18}"))
            model.addAttribute("complaint", new ComplaintForm("", "", booking, "", ""));
        return pages.list(Reader.of(caller), BASE, model);
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("complaint") ComplaintForm form,
            BindingResult result,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var reader = Reader.of(caller);
        return pages.take(form, result, reader, locale, response)
                .map(made -> "redirect:" + BASE + "/" + made.id())
                .orElseGet(() -> pages.list(reader, BASE, model));
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Caller caller, Model model) {
        return pages.show(pages.own(id, Reader.of(caller)), BASE, BASE + "/" + id, model);
    }

    @PostMapping("/{id}")
    String write(
            @PathVariable long id,
            @Valid @ModelAttribute("answer") OwnAnswerForm form,
            BindingResult result,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        var opened = pages.own(id, Reader.of(caller));
        var stands = pages.write(opened, form, result, response);
        return stands.isEmpty()
                ? pages.show(opened, BASE, BASE + "/" + id, model)
                : "redirect:" + BASE + "/" + stands.getAsLong() + "#last";
    }

    @PostMapping("/{id}/solved")
    String solved(@PathVariable long id, Caller caller) {
        pages.settle(pages.own(id, Reader.of(caller)));
        return "redirect:" + BASE + "/" + id;
    }
}
