package dev.marquee.auth.users;

import dev.marquee.auth.account.Role;
import dev.marquee.auth.account.RoleRequests;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which admins manage an account. */
@Controller
class UsersController {

    private final ManageUsers users;
    private final RoleRequests requests;
    private final ForgetFactors forgetFactors;

    UsersController(ManageUsers users, RoleRequests requests, ForgetFactors forgetFactors) {
        this.users = users;
        this.requests = requests;
        this.forgetFactors = forgetFactors;
    }

    @ModelAttribute("allRoles")
    List<Role> allRoles() {
        return Arrays.asList(Role.values());
    }

    @GetMapping("/admin/users/{id}")
    ModelAndView one(
            @PathVariable long id, Caller caller, @RequestParam(defaultValue = "") String done) {
        return page(HttpStatus.OK, id, caller).addObject("done", done);
    }

    @RecentSignIn
    @PostMapping("/admin/users/{id}/roles")
    ModelAndView setRoles(
            @PathVariable long id,
            Caller caller,
            @RequestParam(name = "role", required = false) @Nullable Set<Role> roles) {
        if (roles == null || roles.isEmpty())
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, caller)
                    .addObject("problem", "no-role");
        return unlessRefused(id, caller, "roles", "last-admin", () -> users.setRoles(id, roles));
    }

    /** The question before it is done, for browsers that do not show it as a dialog. */
    @GetMapping("/admin/users/{id}/disable")
    ModelAndView askToDisable(@PathVariable long id) {
        return ask("disable", id);
    }

    @GetMapping("/admin/users/{id}/factors")
    ModelAndView askToForgetFactors(@PathVariable long id) {
        return ask("factors", id);
    }

    @RecentSignIn
    @PostMapping("/admin/users/{id}/factors")
    ModelAndView forgetFactors(@PathVariable long id, Caller caller) {
        return unlessRefused(
                id, caller, "factors", "self", () -> forgetFactors.handle(id, caller.id()));
    }

    @RecentSignIn
    @PostMapping("/admin/users/{id}/disable")
    ModelAndView disable(@PathVariable long id, Caller caller) {
        return unlessRefused(id, caller, "disabled", "last-admin", () -> users.disable(id));
    }

    @RecentSignIn
    @PostMapping("/admin/users/{id}/enable")
    ModelAndView enable(@PathVariable long id) {
        users.enable(id);
        return done(id, "enabled");
    }

    @RecentSignIn
    @PostMapping("/admin/users/{id}/invite")
    ModelAndView inviteAgain(@PathVariable long id, Caller caller) {
        users.inviteAgain(id, caller.name());
        return done(id, "invited");
    }

    private ModelAndView unlessRefused(
            long id, Caller caller, String done, String problem, Runnable change) {
        try {
            change.run();
            return done(id, done);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            return page(HttpStatus.CONFLICT, id, caller).addObject("problem", problem);
        }
    }

    @RecentSignIn
    @PostMapping("/admin/users/requests/{id}/approve")
    ModelAndView approve(@PathVariable long id) {
        users.decide(id, true);
        return new ModelAndView("redirect:/admin/users?done=approved", HttpStatus.SEE_OTHER);
    }

    @GetMapping("/admin/users/requests/{id}/reject")
    ModelAndView askToReject(@PathVariable long id) {
        var request = requests.find(id).orElseThrow(() -> Problems.notFound("open request"));
        return ask(
                "reject",
                request.name(),
                "/admin/users/requests/" + id + "/reject",
                "/admin/users/" + request.accountId());
    }

    @PostMapping("/admin/users/requests/{id}/reject")
    ModelAndView reject(@PathVariable long id) {
        users.decide(id, false);
        return new ModelAndView("redirect:/admin/users?done=rejected", HttpStatus.SEE_OTHER);
    }

    @GetMapping("/admin/users/new")
    ModelAndView invitation() {
        return new ModelAndView("users/invite")
                .addObject(
                        "invitationForm", new InvitationForm(null, null, Set.of(Role.ORGANIZER)));
    }

    @RecentSignIn
    @PostMapping("/admin/users/new")
    ModelAndView invite(
            Caller caller,
            @Valid @ModelAttribute("invitationForm") InvitationForm form,
            BindingResult errors) {
        if (!errors.hasErrors()) {
            try {
                var id =
                        users.invite(
                                Objects.requireNonNull(form.name()),
                                new EmailAddress(Objects.requireNonNull(form.email())),
                                Objects.requireNonNull(form.roles()),
                                caller.name());
                return done(id, "invited");
            } catch (DuplicateKeyException e) {
                errors.rejectValue("email", "users.known");
            }
        }
        return new ModelAndView("users/invite", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView page(HttpStatus status, long id, Caller caller) {
        var user = UserView.of(users.find(id));
        return new ModelAndView("users/user", status)
                .addObject("user", user)
                .addObject("self", caller.id() == id)
                .addObject("requests", requests.pendingOf(id));
    }

    private ModelAndView ask(String what, long id) {
        var back = "/admin/users/" + id;
        return ask(what, users.find(id).name(), back + "/" + what, back);
    }

    private static ModelAndView ask(String what, String name, String action, String back) {
        return new ModelAndView("users/ask")
                .addObject("what", what)
                .addObject("name", name)
                .addObject("action", action)
                .addObject("back", back);
    }

    private static ModelAndView done(long id, String what) {
        return new ModelAndView(
                "redirect:/admin/users/" + id + "?done=" + what, HttpStatus.SEE_OTHER);
    }
}
