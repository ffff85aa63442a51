package dev.marquee.auth.audit;

import dev.marquee.auth.audit.chain.ExportChain;
import dev.marquee.auth.audit.chain.HeadTable;
import dev.marquee.auth.audit.chain.VerifyChain;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.chain.UnreadableChain;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trail and its proof, for programs. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit trail")
class AuditApiController {

    /** A chain of nothing but its beginning. */
    private static final String EXAMPLE =
            """
            {"chain":"0190f0c8-6b1c-7d53-9a57-2f6a3d0c1b77","first":0,"format":"marquee-audit","keys":{},"type":"header","v":1}
            {"hash":"84c5da99c381b0dc6bdc9a97fd81c4202e7c07750f264755a0b29f258e56561a","parts":{},"public":{"at":"2026-11-30T09:00:00.000000Z","chain":"0190f0c8-6b1c-7d53-9a57-2f6a3d0c1b77","prev":"0000000000000000000000000000000000000000000000000000000000000000","seq":0,"v":1},"type":"entry"}
            {"entries":1,"heads":0,"last_hash":"84c5da99c381b0dc6bdc9a97fd81c4202e7c07750f264755a0b29f258e56561a","last_seq":0,"type":"footer"}
            """;

    @Schema(name = "AuditPage")
    record Page(List<EntryView> items, int page, int size, long total) {}

    /**
     * Heads with what checks them.
     *
     * @param keys public keys (Ed25519, 64 hexadecimal digits) by their ids
     */
    @Schema(name = "AuditHeads")
    record Heads(List<HeadView> items, Map<String, String> keys, int page, int size, long total) {}

    private final AuditLog log;
    private final HeadTable heads;
    private final VerifyChain verify;
    private final ExportChain export;
    private final AuditTrail trail;
    private final StaffTime staffTime;

    AuditApiController(
            AuditLog log,
            HeadTable heads,
            VerifyChain verify,
            ExportChain export,
            AuditTrail trail,
            StaffTime staffTime) {
        this.log = log;
        this.heads = heads;
        this.verify = verify;
        this.export = export;
        this.trail = trail;
        this.staffTime = staffTime;
    }

    @GetMapping
    @Operation(
            summary = "Who did what (admins)",
            description = "Newest first. That somebody reads the trail is an entry of it.")
    @ApiResponse(responseCode = "200", description = "A page of entries")
    @ApiResponse(responseCode = "422", description = "A date that is none, or a page too large")
    Page list(
            @RequestParam(defaultValue = "") @Size(max = 254) String q,
            @RequestParam(defaultValue = "") @Size(max = 254) String who,
            @RequestParam(defaultValue = "") @Size(max = 60) String action,
            @RequestParam(defaultValue = "") @Size(max = 120) String target,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @RequestParam(defaultValue = "")
                    @Pattern(regexp = "|-?at", message = "{invalid.audit-sort}")
                    String sort,
            @Valid @ParameterObject Paging paging) {
        var search = new AuditSearch(q, who, action, target, from, to, sort);
        trail.record("audit.read", "audit", search.words());
        var zone = staffTime.zone();
        return new Page(
                log.find(search, zone, paging.size(), paging.offset()).stream()
                        .map(EntryView::of)
                        .toList(),
                paging.page(),
                paging.size(),
                log.count(search, zone));
    }

    @GetMapping("/heads")
    @Operation(
            summary = "The signed heads of the trail (admins)",
            description =
                    "One for each day, newest first. Keep them elsewhere: only they show that the newest entries were cut off.")
    @ApiResponse(responseCode = "200", description = "A page of heads, and the keys that signed")
    @ApiResponse(responseCode = "422", description = "A page too large")
    Heads heads(@Valid @ParameterObject Paging paging) {
        return new Heads(
                heads.newest(paging.size(), paging.offset()).stream().map(HeadView::of).toList(),
                heads.keys(),
                paging.page(),
                paging.size(),
                heads.count());
    }

    @PostMapping("/verify")
    @Operation(
            summary = "Verifies the trail (admins)",
            description =
                    "An export that comes along, or what is stored where none does. Lines of heads that you kept (line of /api/audit/heads) may stand before it, or alone: only they show that the newest entries were cut off. The first fault is named: hash, link, gap, order, head, signature, part, part missing or truncated.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/jsonl",
                                            schema = @Schema(type = "string", example = EXAMPLE))))
    @ApiResponse(responseCode = "200", description = "What came of it, good or not")
    @ApiResponse(
            responseCode = "422",
            description =
                    "unreadable-file: The first line is not that of an exported audit trail, or a head cannot be read.")
    VerdictView verify(
            @Parameter(
                            description =
                                    "The public key that signed the first head, as you know it: 64 hexadecimal digits")
                    @RequestParam(defaultValue = "")
                    @Pattern(regexp = "|[0-9a-f]{64}", message = "{invalid.audit-key}")
                    String key,
            @RequestBody(required = false) byte @Nullable [] file)
            throws IOException {
        try {
            var said = BroughtLines.of(file == null ? new byte[0] : file);
            var heads = VerifyChain.heads(said.heads());
            var known = key.isEmpty() ? null : key;
            var verdict =
                    said.export().available() == 0
                            ? verify.stored(heads, known)
                            : verify.brought(said.export(), heads, known);
            trail.record("audit.verified", "audit", said(verdict.good()));
            return VerdictView.of(verdict);
        } catch (UnreadableChain e) {
            throw Problems.problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "unreadable-file",
                    Text.of("problem.audit-unreadable"));
        }
    }

    @PostMapping("/export")
    @Operation(
            summary = "The trail with its proof (admins)",
            description =
                    "NDJSON: a header, the entries with the personal parts that are left, the heads, a footer. ./run --verify-audit verifies it. Each export is itself an entry.")
    @ApiResponse(
            responseCode = "200",
            description = "The lines",
            content = @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")))
    void export(HttpServletResponse response) throws IOException {
        trail.record("audit.exported", "audit", "chain");
        send(export, response);
    }

    static String said(boolean good) {
        return good ? "valid" : "not valid";
    }

    static void send(ExportChain export, HttpServletResponse response) throws IOException {
        response.setContentType("application/jsonl");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-trail.ndjson\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        export.writeTo(response.getOutputStream());
    }
}
