package dev.marquee.customer.complaint.file;

import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.ComplaintAccess.Opened;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Takes files by the forms of the pages. */
@Controller
class FileFormController {

    private final ComplaintAccess access;
    private final ComplaintFiles files;

    FileFormController(ComplaintAccess access, ComplaintFiles files) {
        this.access = access;
        this.files = files;
    }

    @PostMapping("/admin/complaints/{id}/files")
    String ofStaff(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Caller caller,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var opened = access.open(id, Reader.of(caller));
        return add(opened, file, model, response, "/admin/complaints/" + id);
    }

    @PostMapping("/my/complaints/{id}/files")
    String ofRequester(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Caller caller,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var opened = access.open(id, Reader.of(caller));
        return add(opened, file, model, response, "/my/complaints/" + id);
    }

    /** Of a guest, by the link of the complaint's mails. */
    @PostMapping("/complaints/{token}/files")
    String ofGuest(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        return add(access.open(token), file, model, response, "/complaints/" + token);
    }

    @GetMapping("/complaints/{token}/files/{file}")
    ResponseEntity<byte[]> forGuest(@PathVariable String token, @PathVariable long file) {
        return FileAnswer.of(files, access.open(token), file);
    }

    /** Of a guest, by the link of the booking's mails. */
    @PostMapping("/t/{token}/complaints/{id}/files")
    String ofBuyer(
            @PathVariable String token,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var opened = access.open(id, access.byLink(token));
        return add(opened, file, model, response, "/t/" + token + "/complaints/" + id);
    }

    @GetMapping("/t/{token}/complaints/{id}/files/{file}")
    ResponseEntity<byte[]> forBuyer(
            @PathVariable String token, @PathVariable long id, @PathVariable long file) {
        return FileAnswer.of(files, access.open(id, access.byLink(token)), file);
    }

    private String add(
            Opened opened,
            @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            String page)
            throws IOException {
        try {
            var content = file == null ? new byte[0] : file.getBytes();
            var name =
                    file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
            files.add(opened, name, content);
            return "redirect:" + page + "#last";
        } catch (ErrorResponseException e) {
            response.setStatus(e.getStatusCode().value());
            model.addAttribute("page", page);
            model.addAttribute("written", e.getStatusCode() != HttpStatus.CONFLICT);
            return "complaint/file-refused";
        }
    }
}
