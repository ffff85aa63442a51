package dev.marquee.customer;

import dev.marquee.platform.security.Caller;
import jakarta.validation.Valid;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import org.springframework.web.util.UriComponentsBuilder;

@Controller
@RequestMapping("/admin/customers")
class CustomerAdminController {

    private static final int SIZE = 20;
    private static final int LONGEST_SEARCH = 100;
    private static final String FORM = "customer/form";

    /** A line of the history as people read it. */
    record HistoryLine(String when, String author, String text) {}

    private final ManageCustomers manage;
    private final Customers customers;

    CustomerAdminController(ManageCustomers manage, Customers customers) {
        this.manage = manage;
        this.customers = customers;
    }

    /** Whether the caller may change what the page shows. */
    @ModelAttribute("writes")
    boolean writes() {
        return Caller.current().map(caller -> caller.has("ADMIN", "ORGANIZER")).orElse(false);
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        var search = q.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        if (search.length() > LONGEST_SEARCH) search = search.substring(0, LONGEST_SEARCH);
        var total = customers.count(search);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("customers", customers.list(search, SIZE, (long) shown * SIZE));
        model.addAttribute("q", search);
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute("done", done);
        model.addAttribute(
                "address",
                UriComponentsBuilder.fromPath("/admin/customers")
                        .queryParam("q", "{q}")
                        .encode()
                        .buildAndExpand(search)
                        .toUriString());
        return "customer/list";
    }

    @GetMapping("/new")
    String empty(Model model) {
        model.addAttribute("customerRequest", new CustomerRequest("", "", "", "", ""));
        return FORM;
    }

    @PostMapping("/new")
    String add(@Valid @ModelAttribute CustomerRequest customerRequest, BindingResult result) {
        if (result.hasErrors()) return FORM;
        try {
            return "redirect:/admin/customers/" + manage.add(customerRequest).id() + "?done=added";
        } catch (ErrorResponseException e) {
            return refused(e, result);
        }
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done,
            Locale locale,
            Model model) {
        model.addAttribute("customerRequest", CustomerRequest.of(manage.get(id)));
        model.addAttribute("id", id);
        model.addAttribute("done", done);
        model.addAttribute("history", history(id, locale));
        return FORM;
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long id,
            @Valid @ModelAttribute CustomerRequest customerRequest,
            BindingResult result,
            Locale locale,
            Model model) {
        manage.get(id);
        model.addAttribute("id", id);
        model.addAttribute("history", history(id, locale));
        if (result.hasErrors()) return FORM;
        try {
            manage.change(id, customerRequest);
            return "redirect:/admin/customers/" + id + "?done=saved";
        } catch (ErrorResponseException e) {
            return refused(e, result);
        }
    }

    @PostMapping("/{id}/history")
    String note(
            @PathVariable long id,
            @Valid @ModelAttribute CustomerApiController.NoteRequest note,
            BindingResult result,
            Caller caller) {
        if (result.hasErrors())
            return "redirect:/admin/customers/" + id + "?done=not-noted#history";
        manage.note(id, caller.name(), Objects.requireNonNull(note.text()).strip());
        return "redirect:/admin/customers/" + id + "#history";
    }

    @GetMapping("/{id}/delete")
    String askBeforeDeleting(@PathVariable long id, Model model) {
        model.addAttribute("customer", manage.get(id));
        return "customer/delete";
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long id) {
        manage.delete(id);
        return "redirect:/admin/customers?done=deleted";
    }

    /** A refusal becomes an error of the e-mail field, and what was typed stays. */
    private static String refused(ErrorResponseException e, BindingResult result) {
        if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
        result.rejectValue("email", "taken", Objects.toString(e.getBody().getDetail()));
        return FORM;
    }

    private List<HistoryLine> history(long id, Locale locale) {
        var format = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", locale);
        return customers.history(id).stream()
                .map(note ->
                        new HistoryLine(
                                format.format(note.createdAt().atOffset(ZoneOffset.UTC)),
                                note.author(),
                                note.text()))
                .toList();
    }
}
