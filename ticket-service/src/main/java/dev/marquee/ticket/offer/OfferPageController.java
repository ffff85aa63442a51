package dev.marquee.ticket.offer;

import dev.marquee.platform.export.Format;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.Objects;
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

/** Offers, for organisers and admins. */
@Controller
@RequestMapping(OfferPageController.PATH)
class OfferPageController {

    static final String PATH = "/admin/offers";
    private static final String ONE = "/{id:\\d{1,18}}";

    private final OfferList list;
    private final OfferPages pages;
    private final ManageOffers manage;
    private final GenerateCodes generateCodes;

    OfferPageController(
            OfferList list, OfferPages pages, ManageOffers manage, GenerateCodes generateCodes) {
        this.list = list;
        this.pages = pages;
        this.manage = manage;
        this.generateCodes = generateCodes;
    }

    @GetMapping
    String list(
            @Valid OfferQuery query,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        var sort = query.sortOrNewest();
        model.addAttribute("query", query)
                .addAttribute("sort", sort)
                .addAttribute("done", done)
                .addAttribute(
                        "list",
                        ListAddress.of(PATH)
                                .with("q", query.q())
                                .with("status", query.status())
                                .sortedBy(sort))
                .addAttribute("found", list.page(caller, query));
        return "offer/list";
    }

    @GetMapping("/new")
    String empty(@RequestParam(required = false) @Nullable Long event, Caller caller, Model model) {
        var form = OfferForm.empty(pages.currency(event, caller)).forEvent(event);
        return pages.form(model, form, null, caller);
    }

    @PostMapping
    String add(
            @ModelAttribute(OfferPages.FORM) OfferForm form,
            BindingResult result,
            @RequestParam(required = false) @Nullable String show,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        if (show != null) return pages.form(model, form, null, caller);
        var request = pages.read(form, null, caller, result);
        if (!result.hasErrors()) {
            try {
                var id = manage.add(request, caller);
                return "redirect:" + PATH + "/" + id + "?done=added";
            } catch (ErrorResponseException e) {
                refused(e, response, model);
            }
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return pages.form(model, form, null, caller);
    }

    @GetMapping(ONE)
    String show(
            @PathVariable long id,
            @Valid OfferPage page,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        return show(list.get(id, caller), page, done, model);
    }

    private String show(OfferView offer, OfferPage page, String done, Model model) {
        model.addAttribute("offer", offer)
                .addAttribute("done", done)
                .addAttribute(
                        "list", ListAddress.of(PATH + "/" + offer.id()).sortedBy("-created_at"))
                .addAttribute("sort", "-created_at")
                .addAttribute("brought", pages.brought(offer))
                .addAttribute("found", list.uses(offer.id(), page.pageOr0(), page.sizeOrDefault()));
        return "offer/offer";
    }

    @GetMapping(ONE + "/edit")
    String edit(@PathVariable long id, Caller caller, Model model) {
        var offer = list.get(id, caller);
        var form = OfferForm.of(offer, pages.zone(), pages.currency(offer.eventId(), caller));
        return pages.form(model, form, offer, caller);
    }

    @PostMapping(ONE + "/edit")
    String change(
            @PathVariable long id,
            @ModelAttribute(OfferPages.FORM) OfferForm form,
            BindingResult result,
            @RequestParam(required = false) @Nullable String show,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var offer = list.get(id, caller);
        if (show != null) return pages.form(model, form, offer, caller);
        var request = pages.read(form, offer, caller, result);
        if (!result.hasErrors()) {
            try {
                var seen = Objects.requireNonNullElse(form.version(), offer.version());
                manage.change(id, seen, request, caller);
                return "redirect:" + PATH + "/" + id + "?done=changed";
            } catch (ErrorResponseException e) {
                refused(e, response, model);
            }
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return pages.form(model, form, offer, caller);
    }

    @PostMapping(ONE + "/stop")
    String stop(@PathVariable long id, Caller caller) {
        return activate(id, caller, false);
    }

    @PostMapping(ONE + "/start")
    String start(@PathVariable long id, Caller caller) {
        return activate(id, caller, true);
    }

    private String activate(long id, Caller caller, boolean active) {
        var offer = list.get(id, caller);
        manage.change(id, offer.version(), OfferRequest.of(offer).active(active), caller);
        return "redirect:" + PATH + "/" + id + "?done=" + (active ? "started" : "stopped");
    }

    @PostMapping(ONE + "/delete")
    String delete(@PathVariable long id, Caller caller, HttpServletResponse response, Model model) {
        var offer = list.get(id, caller);
        try {
            manage.delete(id, null);
            return "redirect:" + PATH + "?done=deleted";
        } catch (ErrorResponseException e) {
            refused(e, response, model);
            return show(offer, new OfferPage(null, null), "", model);
        }
    }

    @PostMapping(ONE + "/codes")
    String generate(
            @PathVariable long id,
            @Valid CodesRequest request,
            BindingResult result,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var offer = list.get(id, caller);
        if (!result.hasErrors()) {
            try {
                generateCodes.handle(
                        id,
                        Objects.requireNonNull(request.count()),
                        request.prefix(),
                        Objects.requireNonNullElse(request.useLimit(), 1));
                return "redirect:" + PATH + "/" + id + "?done=generated";
            } catch (ErrorResponseException e) {
                refused(e, response, model);
            }
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("codesWrong", true);
        }
        return show(offer, new OfferPage(null, null), "", model);
    }

    @GetMapping(ONE + "/export.{format:csv|xlsx}")
    void export(
            @PathVariable long id,
            @PathVariable Format format,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var offer = list.get(id, caller);
        pages.export(offer, list.codes(id), format, response);
    }

    private static void refused(
            ErrorResponseException e, HttpServletResponse response, Model model) {
        model.addAttribute("refusal", Problems.said(e));
        response.setStatus(e.getStatusCode().value());
    }
}
