package dev.marquee.report.postevent;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** What somebody wrote after an event. */
@Entity
class Report extends AbstractAggregateRoot<Report> {

    /**
     * A report is gone.
     *
     * @param about the event, in words
     */
    record Deleted(long id, String about) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Embedded private EventSubject event;

    /** Who wrote it; empty where that is not known. */
    private String author;

    private String summary;

    /** Empty where there was none. */
    private String feedback;

    @Embedded private @Nullable TypedFigures typed;
    private Instant createdAt;

    /** Null while it is as it was first written. */
    private @Nullable Instant updatedAt;

    @Version private long version;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Report() {}

    Report(
            EventSubject event,
            String author,
            ReportText text,
            @Nullable TypedFigures typed,
            Instant now) {
        this.event = event;
        this.author = author;
        this.summary = ReportText.clean(text.summary());
        this.feedback = ReportText.clean(text.feedback());
        this.typed = typed;
        this.createdAt = now;
    }

    /** Replaces what it says. */
    void change(ReportText text, Instant now) {
        summary = ReportText.clean(text.summary());
        feedback = ReportText.clean(text.feedback());
        updatedAt = now;
    }

    /**
     * It is about to be deleted.
     *
     * @param about the event, in words
     */
    void delete(String about) {
        registerEvent(new Deleted(id(), about));
    }

    /** Its id, once it is stored. */
    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    EventSubject event() {
        return event;
    }

    String author() {
        return author;
    }

    String summary() {
        return summary;
    }

    String feedback() {
        return feedback;
    }

    @Nullable TypedFigures typed() {
        return typed;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }
}
