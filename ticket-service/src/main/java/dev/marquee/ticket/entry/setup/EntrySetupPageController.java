package dev.marquee.ticket.entry.setup;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.entry.list.ChangeEntryLists;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.list.EntryMode;
import dev.marquee.ticket.entry.list.OwnEvents;
import dev.marquee.ticket.entry.staff.EntryContacts;
import dev.marquee.ticket.entry.staff.EntryDevices;
import dev.marquee.ticket.entry.staff.EntryRole;
import dev.marquee.ticket.entry.staff.EntryStaff;
import jakarta.servlet.http.HttpServletResponse;
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

/** Sets up the doors of an event: lists, staff and phones. */
@Controller
@RequestMapping("/admin/tickets/attendees/{code}/entry")
class EntrySetupPageController {

    private static final String FORM = "entrySetupForm";
    private static final String PAGE = "entry/setup";
    private static final int LONGEST_NAME = 60;

    private final OwnEvents events;
    private final EntryLists lists;
    private final ChangeEntryLists changeLists;
    private final EntryStaff staff;
    private final EntryDevices devices;
    private final EntryContacts contacts;
    private final SaveEntrySetup save;
    private final MarqueeSettings settings;

    EntrySetupPageController(
            OwnEvents events,
            EntryLists lists,
            ChangeEntryLists changeLists,
            EntryStaff staff,
            EntryDevices devices,
            EntryContacts contacts,
            SaveEntrySetup save,
            MarqueeSettings settings) {
        this.events = events;
        this.lists = lists;
        this.changeLists = changeLists;
        this.staff = staff;
        this.devices = devices;
        this.contacts = contacts;
        this.save = save;
        this.settings = settings;
    }

    @GetMapping
    String form(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Model model) {
        var event = events.open(code, caller);
        model.addAttribute(FORM, stored(event)).addAttribute("done", done);
        return page(event, model);
    }

    private EntrySetupForm stored(DoorEvent event) {
        return EntrySetupForm.of(
                event, lists.of(event.id()), staff.settings(event.id()), staff.of(event.id()));
    }

    @PostMapping
    String save(
            @PathVariable String code,
            @Valid @ModelAttribute(FORM) EntrySetupForm form,
            BindingResult result,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var event = events.open(code, caller);
        if (!result.hasErrors()) save.handle(event, form, caller, result);
        if (!result.hasErrors()) return redirect(event, "saved");
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(event, model);
    }

    @PostMapping("/copy")
    String copy(
            @PathVariable String code,
            @RequestParam(required = false, defaultValue = "") String from,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var event = events.open(code, caller);
        try {
            changeLists.copy(events.open(from.strip(), caller), event);
            return redirect(event, "copied");
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.NOT_FOUND) throw e;
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(FORM, stored(event))
                    .addAttribute("noSuchEvent", true)
                    .addAttribute("from", from);
            return page(event, model);
        }
    }

    /** The link is shown once, so this is answered with the page itself. */
    @PostMapping("/devices")
    String link(
            @PathVariable String code,
            @RequestParam(required = false, defaultValue = "") String name,
            @RequestParam(required = false, defaultValue = "STEWARD") EntryRole role,
            @RequestParam(required = false, defaultValue = "false") boolean maySell,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var event = events.open(code, caller);
        var called = name.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("noName", true).addAttribute("deviceName", name);
        } else {
            var until = event.linksUntil(lists.of(event.id()));
            var linked = devices.link(event.id(), called, role, maySell, caller.name(), until);
            var link = settings.publicUrl() + "/entry#key=" + linked.key();
            model.addAttribute("link", link)
                    .addAttribute("linked", linked.device())
                    .addAttribute("qr", LinkQr.of(link));
        }
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute(FORM, stored(event));
        return page(event, model);
    }

    @PostMapping("/devices/{id:\\d{1,18}}/revoke")
    String revoke(@PathVariable String code, @PathVariable long id, Caller caller) {
        var event = events.open(code, caller);
        devices.find(id)
                .filter(it -> it.eventId() == event.id())
                .ifPresent(it -> devices.revoke(id));
        return redirect(event, "revoked");
    }

    private String page(DoorEvent event, Model model) {
        model.addAttribute("event", event)
                .addAttribute("types", lists.types(event.id()))
                .addAttribute("modes", EntryMode.values())
                .addAttribute("devices", devices.of(event.id()))
                .addAttribute("phones", contacts.of(event.id()));
        return PAGE;
    }

    private static String redirect(DoorEvent event, String done) {
        return "redirect:/admin/tickets/attendees/" + event.code() + "/entry?done=" + done;
    }
}
