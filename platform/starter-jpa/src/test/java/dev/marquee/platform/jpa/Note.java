package dev.marquee.platform.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** An entity to test with. */
@Entity
class Note {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String title;
    private String text;
    private Instant writtenAt;
    @Version private long version;

    protected Note() {}

    Note(String title, String text, Instant writtenAt) {
        this.title = title;
        this.text = text;
        this.writtenAt = writtenAt;
    }

    void rename(String other) {
        title = other;
    }

    Long id() {
        return id;
    }

    String title() {
        return title;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    long version() {
        return version;
    }
}
