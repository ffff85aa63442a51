package dev.marquee.auth.archive;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.AccountClosed;
import dev.marquee.auth.account.Accounts;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Who may have which archive: organisers their own, admins everybody's. */
@Component
class OrganizerArchives {

    private final ArchiveJobs jobs;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    OrganizerArchives(ArchiveJobs jobs, Accounts accounts, JdbcClient jdbc, AuditTrail audit) {
        this.jobs = jobs;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Whose archive it is about.
     *
     * @throws org.springframework.web.ErrorResponseException 404 for whoever else's it is
     */
    Account organizer(Caller caller, long organizer) {
        if (!isTheirs(caller, organizer)) throw Problems.notFound("organizer");
        return accounts.byId(organizer)
                .filter(account -> !account.closed())
                .orElseThrow(() -> Problems.notFound("organizer"));
    }

    /** The last ones, the latest first. */
    List<ArchiveJob> of(Account organizer) {
        return jobs.of(organizer.id());
    }

    /**
     * Orders an archive.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code archive-under-way}
     */
    @Transactional
    public ArchiveJob order(Caller caller, Account organizer) {
        // who asks twice at once asks one after the other
        jdbc.sql("select id from account where id = ? for update")
                .param(organizer.id())
                .query(Long.class)
                .single();
        if (jobs.of(organizer.id()).stream().anyMatch(ArchiveJob::isWaiting))
            throw Problems.problem(
                    HttpStatus.CONFLICT, "archive-under-way", Text.of("problem.archive-under-way"));
        var id = jobs.add(organizer.id(), caller.id());
        audit.record("archive.exported", "account:" + organizer.id(), "");
        return jobs.byId(id).orElseThrow();
    }

    /** One of the caller's; for admins anybody's. */
    ArchiveJob job(Caller caller, long id) {
        return jobs.byId(id)
                .filter(job -> isTheirs(caller, job.organizerId()))
                .orElseThrow(() -> Problems.notFound("archive"));
    }

    /** The file, once it is made; that it was fetched is in the audit trail. */
    @Transactional
    public ResponseEntity<StreamingResponseBody> file(Caller caller, long id) {
        var job = job(caller, id);
        if (!job.isReady()) throw Problems.notFound("archive");
        audit.record("archive.fetched", "account:" + job.organizerId(), String.valueOf(job.id()));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("marquee-archive-" + job.id() + ".zip")
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(job.size())
                .body(out -> jobs.write(job.id(), out));
    }

    @EventListener
    void forget(AccountClosed closed) {
        jobs.forget(closed.id());
    }

    private static boolean isTheirs(Caller caller, long organizer) {
        return caller.has("ADMIN") || caller.id() == organizer;
    }
}
