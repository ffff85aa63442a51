package dev.marquee.ticket.receipt;

import dev.marquee.platform.language.NameOrder;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.StaffTime;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which organisers say what their receipts name them as. */
@Controller
@RequestMapping(InvoicingController.PATH)
class InvoicingController {

    static final String PATH = "/admin/settings/invoicing";

    private static final String FORM = "sellerForm";
    private static final String PAGE = "receipt/invoicing";

    private final ManageSellers sellers;
    private final StaffTime times;

    InvoicingController(ManageSellers sellers, StaffTime times) {
        this.sellers = sellers;
        this.times = times;
    }

    @GetMapping
    String form(
            @RequestParam(required = false) @Nullable Long organizer,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Locale locale,
            Model model) {
        var whose = Objects.requireNonNullElse(organizer, caller.id());
        var seller = sellers.find(whose, caller);
        model.addAttribute(
                        FORM,
                        seller.map(SellerForm::of).orElseGet(() -> SellerForm.empty(times.zone())))
                .addAttribute("missing", seller.isEmpty())
                .addAttribute("done", done);
        return page(whose, caller, locale, model);
    }

    @PostMapping
    String save(
            @RequestParam(required = false) @Nullable Long organizer,
            @Valid @ModelAttribute(FORM) SellerForm form,
            BindingResult result,
            Caller caller,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var whose = Objects.requireNonNullElse(organizer, caller.id());
        if (!result.hasErrors()) {
            sellers.save(form.seller(whose), caller);
            return "redirect:"
                    + PATH
                    + "?done=saved"
                    + (whose == caller.id() ? "" : "&organizer=" + whose);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(whose, caller, locale, model);
    }

    private static String page(long organizer, Caller caller, Locale locale, Model model) {
        model.addAttribute("organizer", organizer == caller.id() ? null : organizer)
                .addAttribute("countries", countries(locale));
        return PAGE;
    }

    /** By their names in the reader's language. */
    private static Map<String, String> countries(Locale locale) {
        var byName = new TreeMap<String, String>(NameOrder.in(locale));
        for (var code : Locale.getISOCountries())
            byName.put(Locale.of("", code).getDisplayCountry(locale), code);
        var options = new java.util.LinkedHashMap<String, String>();
        options.put("", "–");
        byName.forEach((name, code) -> options.put(code, name));
        return options;
    }
}
