package dev.marquee.event.brand;

import dev.marquee.event.picture.LogoPictures;
import dev.marquee.event.picture.LogoPictures.Refused;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.words.Text;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which an organiser says what it looks like. */
@Controller
@RequestMapping("/admin/brand")
class BrandPageController {

    private static final String FORM = "brandForm";

    private final Brands brands;
    private final ManageBrands manage;

    BrandPageController(Brands brands, ManageBrands manage) {
        this.brands = brands;
        this.manage = manage;
    }

    @ModelAttribute("brand")
    Brand brand(
            @RequestParam(required = false) @Nullable Long organizer, Caller caller, Model model) {
        var whose = ManageBrands.whose(caller, organizer);
        model.addAttribute("organizer", whose == caller.id() ? null : whose);
        if (caller.has("ADMIN")) model.addAttribute("organizers", organizers(caller, whose));
        return brands.find(whose);
    }

    private Map<Long, String> organizers(Caller caller, long shown) {
        var known = new LinkedHashMap<Long, String>();
        known.put(caller.id(), caller.name());
        brands.named().forEach(brand -> known.put(brand.organizerId(), "" + brand.name()));
        known.putIfAbsent(shown, String.valueOf(shown));
        return known;
    }

    @GetMapping
    ModelAndView show(
            @ModelAttribute("brand") Brand brand,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        model.addAttribute(FORM, BrandForm.of(brand));
        if ("saved".equals(done) || "removed".equals(done))
            model.addAttribute("flash", Text.of("brand.done." + done));
        return page(model, HttpStatus.OK);
    }

    /** What somebody else changed meanwhile is shown beside what was typed, and not overwritten. */
    @PostMapping
    ModelAndView save(
            @ModelAttribute("brand") Brand brand,
            @Valid @ModelAttribute(FORM) BrandForm form,
            BindingResult errors,
            Model model)
            throws IOException {
        var colour = form.colour();
        var file = form.content();
        var typed = Colour.parse(colour);
        if (colour != null && !colour.isBlank() && typed.isEmpty())
            Text.of("invalid.colour").reject(errors, "colour", "colour");
        if (file != null && file.length > LogoPictures.MOST_BYTES)
            Text.of("invalid.logo-too-large").reject(errors, "file", "too_large");
        if (errors.hasErrors()) return page(model, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            manage.save(
                    brand.organizerId(),
                    form.version(),
                    form.request().named(),
                    typed.orElse(null),
                    file);
            return back(model, "saved");
        } catch (Refused e) {
            e.why().reject(errors, "file", "refused");
            return page(model, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.PRECONDITION_FAILED) throw e;
            model.addAttribute(FORM, form.seen(brand.version()));
            model.addAttribute("changed", true);
            return page(model, HttpStatus.CONFLICT);
        }
    }

    /** Shows the colour on both grounds: pages have no styles of their own. */
    @GetMapping("/preview.css")
    ResponseEntity<String> style(@ModelAttribute("brand") Brand brand) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .body(BrandStyle.samples(brand));
    }

    /** The question, for browsers that do not show it as a dialog. */
    @GetMapping("/remove-logo")
    ModelAndView ask(@ModelAttribute("brand") Brand brand, Model model) {
        return new ModelAndView("brand/remove", model.asMap());
    }

    @PostMapping("/remove-logo")
    ModelAndView remove(@ModelAttribute("brand") Brand brand, Model model) {
        manage.removeLogo(brand.organizerId());
        return back(model, "removed");
    }

    private static ModelAndView page(Model model, HttpStatus status) {
        return new ModelAndView("brand/form", model.asMap(), status);
    }

    private static ModelAndView back(Model model, String done) {
        var organizer = model.getAttribute("organizer");
        return new ModelAndView(
                "redirect:/admin/brand?done="
                        + done
                        + (organizer == null ? "" : "&organizer=" + organizer));
    }
}
