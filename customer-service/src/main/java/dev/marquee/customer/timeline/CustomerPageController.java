package dev.marquee.customer.timeline;

import dev.marquee.customer.contact.Addresses;
import dev.marquee.customer.contact.Customer;
import dev.marquee.customer.contact.ManageCustomers;
import dev.marquee.customer.contact.NoteForm;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A customer's page. */
@Controller
@RequestMapping("/admin/customers/{id}")
class CustomerPageController {

    private static final int SIZE = 25;

    private final ManageCustomers manage;
    private final Addresses addresses;
    private final Timeline timeline;

    CustomerPageController(ManageCustomers manage, Addresses addresses, Timeline timeline) {
        this.manage = manage;
        this.addresses = addresses;
        this.timeline = timeline;
    }

    @GetMapping
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        var customer = manage.get(id, Viewer.of(caller));
        if (customer.id() != id)
            return "redirect:/admin/customers/" + customer.id() + "?done=was-merged";
        model.addAttribute("note", new NoteForm(""));
        return page(customer, kind, page, done, caller, model);
    }

    @PostMapping("/history")
    String note(
            @PathVariable long id,
            @Valid @ModelAttribute("note") NoteForm note,
            BindingResult result,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        var viewer = Viewer.of(caller);
        if (result.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(manage.get(id, viewer), "", 0, "", caller, model);
        }
        manage.note(id, caller.name(), Objects.requireNonNull(note.text()), viewer);
        return "redirect:/admin/customers/" + id + "?done=noted#timeline";
    }

    private String page(
            Customer customer, String kind, int page, String done, Caller caller, Model model) {
        var kinds = Kind.named(kind);
        var found = timeline.of(customer, kinds);
        var total = found.entries().size();
        var shown = Math.clamp(page, 0, Math.max(0, (total - 1) / SIZE));
        var one = kinds.size() == 1 ? kind : "";
        model.addAttribute("customer", customer);
        model.addAttribute("addresses", addresses.of(customer.id()));
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("kind", one);
        model.addAttribute(
                "entries", found.entries().stream().skip((long) shown * SIZE).limit(SIZE).toList());
        model.addAttribute("missing", found.missing());
        model.addAttribute("cut", found.cut());
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute(
                "list", ListAddress.of("/admin/customers/" + customer.id()).with("kind", one));
        var writes = caller.has("ADMIN", "ORGANIZER");
        model.addAttribute("writes", writes);
        model.addAttribute("changes", writes && manage.mayChange(customer, Viewer.of(caller)));
        model.addAttribute("erases", caller.has("ADMIN"));
        model.addAttribute("done", done);
        return "customer/customer";
    }
}
