package dev.marquee.customer.complaint.file;

import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
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
        return add(id, file, caller, model, response, "/admin/complaints/" + id);
    }

    @PostMapping("/my/complaints/{id}/files")
    String ofRequester(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Caller caller,
            Model model,
            HttpServletResponse response)
            throws IOException {
        return add(id, file, caller, model, response, "/my/complaints/" + id);
    }

    private String add(
            long id,
            @Nullable MultipartFile file,
            Caller caller,
            Model model,
            HttpServletResponse response,
            String page)
            throws IOException {
        var opened = access.open(id, Reader.of(caller));
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
