package dev.marquee.report.schedule;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.report.digest.Digest;
import dev.marquee.report.digest.WriteDigest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.RestClientException;

/**
 * The files of a report, made anew of the same days by what its owner may see now. Figures of
 * closed days never change, so it says the same, unless it was made before its days were closed.
 */
@Controller
class RunFileController {

    private static final Logger log = LoggerFactory.getLogger(RunFileController.class);

    private final ManageSchedules manage;
    private final Runs runs;
    private final CheckOwner owners;
    private final PlanRuns plan;
    private final WriteDigest digests;

    RunFileController(
            ManageSchedules manage,
            Runs runs,
            CheckOwner owners,
            PlanRuns plan,
            WriteDigest digests) {
        this.manage = manage;
        this.runs = runs;
        this.owners = owners;
        this.plan = plan;
        this.digests = digests;
    }

    @GetMapping("/admin/reports/schedules/{id}/runs/{run}.{format:pdf|xlsx}")
    ResponseEntity<byte[]> file(
            @PathVariable long id,
            @PathVariable long run,
            @PathVariable String format,
            Caller caller,
            Locale locale) {
        var schedule = manage.get(id, caller);
        var found = runs.find(id, run).orElseThrow(() -> Problems.notFound("report"));
        var about = ask(schedule, found).about();
        if (about == null) throw Problems.notFound("report");
        var pdf = format.equals("pdf");
        var digest = digests.write(about, schedule.name(), pdf, !pdf, locale);
        return answer(digest.files().getFirst());
    }

    private CheckOwner.Answer ask(Schedule schedule, Run run) {
        try {
            return owners.of(schedule, run.period(), plan.counted(schedule));
        } catch (RestClientException e) {
            log.warn("nobody says what may be seen: {}", e.getMessage());
            throw Problems.problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "events-unavailable",
                    Text.of("problem.events-unavailable"));
        }
    }

    private static ResponseEntity<byte[]> answer(Digest.File file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file.name()).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file.content());
    }
}
