package dev.marquee.auth.archive;

import dev.marquee.auth.account.Account;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The page on which organisers take along all that is theirs. */
@Controller
@RequestMapping("/admin/archive")
class ArchivePageController {

    private final OrganizerArchives archives;

    ArchivePageController(OrganizerArchives archives) {
        this.archives = archives;
    }

    /**
     * Shows the archives.
     *
     * @param organizer whose, for admins; the caller's where it is absent
     */
    @GetMapping
    ModelAndView page(@RequestParam(required = false) @Nullable Long organizer, Caller caller) {
        return page(caller, organizer(caller, organizer), HttpStatus.OK);
    }

    @RecentSignIn
    @PostMapping
    ModelAndView order(@RequestParam(required = false) @Nullable Long organizer, Caller caller) {
        var whose = organizer(caller, organizer);
        try {
            archives.order(caller, whose);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            return page(caller, whose, HttpStatus.CONFLICT).addObject("refused", true);
        }
        return new ModelAndView("redirect:" + address(caller, whose), HttpStatus.SEE_OTHER);
    }

    @RecentSignIn
    @GetMapping("/{id}/file")
    ResponseEntity<StreamingResponseBody> file(@PathVariable long id, Caller caller) {
        return archives.file(caller, id);
    }

    /** The same after the password was entered once more, which is sent as a form. */
    @RecentSignIn
    @PostMapping("/{id}/file")
    ResponseEntity<StreamingResponseBody> confirmed(@PathVariable long id, Caller caller) {
        return archives.file(caller, id);
    }

    private Account organizer(Caller caller, @Nullable Long organizer) {
        return archives.organizer(caller, organizer == null ? caller.id() : organizer);
    }

    private static String address(Caller caller, Account organizer) {
        return caller.id() == organizer.id()
                ? "/admin/archive"
                : "/admin/archive?organizer=" + organizer.id();
    }

    private ModelAndView page(Caller caller, Account organizer, HttpStatus status) {
        var all = archives.of(organizer).stream().map(ArchiveView::of).toList();
        return new ModelAndView("archive/page", status)
                .addObject("organizer", organizer.id())
                .addObject("name", organizer.name())
                .addObject("own", caller.id() == organizer.id())
                .addObject("here", address(caller, organizer))
                .addObject("archives", all)
                .addObject(
                        "underWay",
                        all.stream().anyMatch(it -> it.state().equals(ArchiveJob.WAITING)));
    }
}
