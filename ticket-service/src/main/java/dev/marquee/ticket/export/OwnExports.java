package dev.marquee.ticket.export;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.search.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The exports of the caller: pages and API do the same. What is another's is not there. */
@Component
class OwnExports {

    /** So many may wait and run at once. */
    static final int MOST_OPEN = 20;

    private final ExportJobs jobs;
    private final ExportFiles files;
    private final ExportWorker worker;
    private final AuditTrail audit;

    OwnExports(ExportJobs jobs, ExportFiles files, ExportWorker worker, AuditTrail audit) {
        this.jobs = jobs;
        this.files = files;
        this.worker = worker;
        this.audit = audit;
    }

    /**
     * Orders one.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code too-many-exports}
     */
    @Transactional
    public ExportJob order(ExportOrder order, Caller caller) {
        if (jobs.open(caller.id()) >= MOST_OPEN)
            throw Problems.problem(
                    CONFLICT, "too-many-exports", Text.of("problem.too-many-exports", MOST_OPEN));
        var id = jobs.add(caller.id(), Scope.of(caller).organizer() == null, order);
        audit.record("export.ordered", "export:" + id, order.kind().word());
        worker.wakeAfterCommit();
        return jobs.find(id).orElseThrow();
    }

    List<ExportJob> list(Caller caller) {
        return jobs.of(caller.id());
    }

    /**
     * @throws org.springframework.web.ErrorResponseException 404 if it is not the caller's
     */
    ExportJob find(long id, Caller caller) {
        return jobs.find(id)
                .filter(job -> job.ownerId() == caller.id())
                .orElseThrow(() -> Problems.notFound("export"));
    }

    /** Takes back what is not done yet; what is done is deleted with its file. */
    void remove(long id, Caller caller) {
        var job = find(id, caller);
        if (jobs.cancel(job.id())) return;
        jobs.delete(job.id());
        audit.record("export.deleted", "export:" + id, job.order().kind().word());
    }

    /**
     * Answers with the file, if the caller may read all of it today.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if it is not made, over, or speaks
     *     of what is not the caller's any more
     */
    void send(long id, Caller caller, HttpServletResponse response) throws IOException {
        var job = find(id, caller);
        if (job.state() != ExportState.READY || !mayRead(job, caller))
            throw Problems.notFound("file");
        var order = job.order();
        audit.record(order.kind().word() + ".exported", "export:" + id, order.format().ending());
        response.setContentType(
                order.isZip() ? "application/zip" : order.format().mediaType().toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(job.fileName()).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLengthLong(job.size());
        files.send(job, response.getOutputStream());
    }

    /** Roles are looked at before: organisers come here, and admins. */
    private boolean mayRead(ExportJob job, Caller caller) {
        return job.everybody() ? caller.has("ADMIN") : !jobs.speaksOfOthers(job);
    }
}
