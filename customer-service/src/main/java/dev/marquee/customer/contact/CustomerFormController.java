package dev.marquee.customer.contact;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
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

/** The form in which customers are added and changed. */
@Controller
@RequestMapping("/admin/customers")
class CustomerFormController {

    private static final String FORM = "customer/form";

    private final ManageCustomers manage;

    CustomerFormController(ManageCustomers manage) {
        this.manage = manage;
    }

    @GetMapping("/new")
    String empty(Model model) {
        model.addAttribute("customerRequest", new CustomerRequest("", "", "", "", ""));
        return FORM;
    }

    @PostMapping("/new")
    ModelAndView add(
            @Valid @ModelAttribute CustomerRequest customerRequest,
            BindingResult result,
            Caller caller) {
        if (result.hasErrors()) return new ModelAndView(FORM, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            var added = manage.add(customerRequest.details(), Viewer.of(caller));
            return new ModelAndView("redirect:/admin/customers/" + added.id() + "?done=added");
        } catch (ErrorResponseException e) {
            return taken(e, result);
        }
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable long id, Caller caller, Model model) {
        var viewer = Viewer.of(caller);
        var customer = manage.get(id, viewer);
        if (customer.id() != id) return "redirect:/admin/customers/" + customer.id() + "/edit";
        manage.refuseOthers(customer, viewer);
        model.addAttribute("customerRequest", CustomerRequest.of(customer));
        model.addAttribute("id", id);
        model.addAttribute("version", customer.version());
        return FORM;
    }

    /** What was typed stays, whatever the refusal; nothing of somebody else's is overwritten. */
    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long version,
            @Valid @ModelAttribute CustomerRequest customerRequest,
            BindingResult result,
            Caller caller,
            Model model) {
        var viewer = Viewer.of(caller);
        var now = manage.get(id, viewer);
        model.addAttribute("id", id);
        model.addAttribute("version", version);
        if (result.hasErrors()) return new ModelAndView(FORM, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            manage.change(id, customerRequest.details(), version, viewer);
            return new ModelAndView("redirect:/admin/customers/" + id + "?done=saved");
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.PRECONDITION_FAILED) return taken(e, result);
            var changed = manage.get(now.id(), viewer);
            model.addAttribute("id", changed.id());
            model.addAttribute("changed", changed);
            model.addAttribute("version", changed.version());
            return new ModelAndView(FORM, HttpStatus.CONFLICT);
        }
    }

    /** The refusal becomes an error of the e-mail field. */
    private static ModelAndView taken(ErrorResponseException e, BindingResult result) {
        if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
        Problems.said(e).reject(result, "email", "taken");
        return new ModelAndView(FORM, HttpStatus.CONFLICT);
    }
}
