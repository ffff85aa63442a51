package dev.marquee.event.picture;

import dev.marquee.event.catalogue.EventAccess;
import dev.marquee.event.catalogue.EventAccess.EventRef;
import dev.marquee.event.picture.ImageShrinker.NotAPicture;
import dev.marquee.event.picture.Pictures.Described;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.words.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page on which an event gets its picture. */
@Controller
@RequestMapping("/admin/events/{code}/picture")
class PictureController {

    private static final String FORM = "pictureForm";

    /**
     * A picture as it is sent.
     *
     * @param file none to change the words alone
     */
    record PictureForm(
            @Nullable MultipartFile file,
            @Size(max = 200) @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    @Nullable String alt) {

        String words() {
            return alt == null ? "" : alt.strip();
        }
    }

    private final EventAccess events;
    private final Pictures pictures;

    PictureController(EventAccess events, Pictures pictures) {
        this.events = events;
        this.pictures = pictures;
    }

    @GetMapping
    ModelAndView show(@PathVariable String code, Caller caller, Model model) {
        var event = events.own(code, caller);
        var alt = pictures.described(event.id()).map(Described::alt).orElse("");
        var form = new PictureForm(null, alt);
        return page(event, form, new BeanPropertyBindingResult(form, FORM), HttpStatus.OK, model);
    }

    @PostMapping
    ModelAndView put(
            @PathVariable String code,
            @Valid @ModelAttribute(FORM) PictureForm form,
            BindingResult errors,
            Caller caller,
            Model model)
            throws IOException {
        var event = events.own(code, caller);
        if (!errors.hasErrors()) store(event, form, errors);
        if (errors.hasErrors())
            return page(event, form, errors, HttpStatus.UNPROCESSABLE_CONTENT, model);
        return done(event, "pictured");
    }

    private void store(EventRef event, PictureForm form, BindingResult errors) throws IOException {
        var file = form.file();
        if (file == null || file.isEmpty()) {
            if (!pictures.describe(event.id(), form.words()))
                Text.of("invalid.choose-a-file").reject(errors, "file", "required");
            return;
        }
        if (file.getSize() > PictureApiController.MOST_BYTES) {
            Text.of("invalid.at-most-5-mb").reject(errors, "file", "too_large");
            return;
        }
        try {
            pictures.put(event.id(), file.getBytes(), form.words());
        } catch (NotAPicture e) {
            e.reason().text().reject(errors, "file", e.reason().key());
        }
    }

    /** The question, for browsers that do not show it as a dialog. */
    @GetMapping("/remove")
    ModelAndView ask(@PathVariable String code, Caller caller) {
        return new ModelAndView("events/picture-remove")
                .addObject("event", events.own(code, caller));
    }

    @PostMapping("/remove")
    ModelAndView remove(@PathVariable String code, Caller caller) {
        var event = events.own(code, caller);
        pictures.remove(event.id());
        return done(event, "unpictured");
    }

    private ModelAndView page(
            EventRef event,
            PictureForm form,
            BindingResult errors,
            HttpStatus status,
            Model model) {
        model.addAttribute("event", event)
                .addAttribute(FORM, form)
                .addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors)
                .addAttribute("picture", pictures.described(event.id()).orElse(null));
        var page = new ModelAndView("events/picture", model.asMap());
        page.setStatus(status);
        return page;
    }

    private static ModelAndView done(EventRef event, String what) {
        return new ModelAndView("redirect:/admin/events/" + event.code() + "?done=" + what);
    }
}
