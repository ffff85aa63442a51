package dev.marquee.auth.audit;

import dev.marquee.auth.audit.chain.ChainState;
import dev.marquee.auth.audit.chain.ExportChain;
import dev.marquee.auth.audit.chain.HeadTable;
import dev.marquee.auth.audit.chain.VerifyChain;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.chain.ChainHead;
import dev.marquee.platform.chain.PublicKeys;
import dev.marquee.platform.chain.UnreadableChain;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page that proves the trail. */
@Controller
class VerifyPageController {

    private static final int HEADS = 10;

    private final ChainState state;
    private final HeadTable heads;
    private final VerifyChain verify;
    private final ExportChain export;
    private final AuditTrail trail;

    VerifyPageController(
            ChainState state,
            HeadTable heads,
            VerifyChain verify,
            ExportChain export,
            AuditTrail trail) {
        this.state = state;
        this.heads = heads;
        this.verify = verify;
        this.export = export;
        this.trail = trail;
    }

    @GetMapping("/admin/audit/verify")
    ModelAndView show() {
        return page(HttpStatus.OK);
    }

    /** What is stored, unless a file comes along; compared with what somebody kept elsewhere. */
    @PostMapping("/admin/audit/verify")
    ModelAndView verify(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String heads,
            @RequestParam(defaultValue = "") String key)
            throws IOException {
        var stored = what.equals("stored");
        if (!stored && (file == null || file.isEmpty())) return refused("none", heads, key);
        var known = PublicKeys.read(key).orElse(null);
        if (known == null && !key.isBlank()) return refused("key", heads, key);
        List<ChainHead.Signed> kept;
        try {
            kept = VerifyChain.heads(heads);
        } catch (UnreadableChain e) {
            return refused("heads", heads, key);
        }
        try {
            var verdict =
                    stored || file == null
                            ? verify.stored(kept, known)
                            : verify.brought(file.getInputStream(), kept, known);
            trail.record("audit.verified", "audit", AuditApiController.said(verdict.good()));
            return page(HttpStatus.OK)
                    .addObject("kept", heads)
                    .addObject("key", key)
                    .addObject("verdict", VerdictView.of(verdict))
                    .addObject("stored", stored);
        } catch (UnreadableChain e) {
            return refused("other", heads, key);
        }
    }

    private ModelAndView refused(String why, String heads, String key) {
        return page(HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("unreadable", why)
                .addObject("kept", heads)
                .addObject("key", key);
    }

    @GetMapping("/admin/audit/chain.ndjson")
    void export(HttpServletResponse response) throws IOException {
        trail.record("audit.exported", "audit", "chain");
        AuditApiController.send(export, response);
    }

    private ModelAndView page(HttpStatus status) {
        return new ModelAndView("audit/verify", status)
                .addObject("state", state.now())
                .addObject("heads", heads.newest(HEADS, 0))
                .addObject("keys", heads.keys());
    }
}
