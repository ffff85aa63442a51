package dev.marquee.event.picture;

import dev.marquee.event.catalogue.EventDuplicated;
import dev.marquee.event.picture.ImageShrinker.NotAPicture;
import dev.marquee.event.picture.ImageShrinker.Shrunk;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pictures of events, one each. */
@Component
class Pictures {

    /** Of which there are two. */
    enum Size {
        LARGE,
        SMALL
    }

    /**
     * A picture to send.
     *
     * @param hash another one for other content
     */
    record Picture(byte[] jpeg, String hash) {}

    /** What is known of a picture without looking at it. */
    record Described(long eventId, String hash, int width, int height, String alt) {

        public String url() {
            return "/api/events/" + eventId + "/picture?v=" + hash;
        }
    }

    private final JdbcClient jdbc;
    private final ImageShrinker shrinker;
    private final Clock clock;

    Pictures(JdbcClient jdbc, ImageShrinker shrinker, Clock clock) {
        this.jdbc = jdbc;
        this.shrinker = shrinker;
        this.clock = clock;
    }

    Optional<Picture> of(long event, Size size) {
        return jdbc.sql(
                        size == Size.SMALL
                                ? "select small as jpeg, hash from event_picture where event_id = ?"
                                : "select large as jpeg, hash from event_picture where event_id = ?")
                .param(event)
                .query((row, n) -> new Picture(row.getBytes("jpeg"), row.getString("hash")))
                .optional();
    }

    Optional<Described> described(long event) {
        return jdbc.sql(
                        "select event_id, hash, width, height, alt from event_picture where event_id = ?")
                .param(event)
                .query(Described.class)
                .optional();
    }

    /**
     * Makes this file the event's picture.
     *
     * @param alt what it shows, in words; empty if it only decorates
     * @throws NotAPicture if it is none that we take; then everything stays as it is
     */
    void put(long event, byte[] file, String alt) throws NotAPicture {
        var picture = shrinker.shrink(file);
        while (!replaced(event, picture, alt)) {
            try {
                insert(event, picture, alt);
                return;
            } catch (DuplicateKeyException e) {
                // somebody else was quicker: theirs is replaced in the next round
            }
        }
    }

    private boolean replaced(long event, Shrunk picture, String alt) {
        return jdbc.sql(
                                "update event_picture set large = ?, small = ?, width = ?, height = ?, alt = ?, hash = ?, created_at = ? where event_id = ?")
                        .params(
                                picture.large(),
                                picture.small(),
                                picture.width(),
                                picture.height(),
                                alt,
                                hash(picture.large()),
                                clock.instant().atOffset(ZoneOffset.UTC),
                                event)
                        .update()
                > 0;
    }

    private void insert(long event, Shrunk picture, String alt) {
        jdbc.sql(
                        "insert into event_picture (large, small, width, height, alt, hash, created_at, event_id) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        picture.large(),
                        picture.small(),
                        picture.width(),
                        picture.height(),
                        alt,
                        hash(picture.large()),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        event)
                .update();
    }

    /** Says in other words what it shows; whether there is a picture. */
    boolean describe(long event, String alt) {
        return jdbc.sql("update event_picture set alt = ? where event_id = ?")
                        .params(alt, event)
                        .update()
                > 0;
    }

    void remove(long event) {
        jdbc.sql("delete from event_picture where event_id = ?").param(event).update();
    }

    /** A copy of an event looks like it; in the transaction that makes it. */
    @EventListener
    void copied(EventDuplicated event) {
        jdbc.sql(
                        """
                        insert into event_picture (event_id, large, small, width, height, alt, hash, created_at)
                        select cast(:to as bigint), large, small, width, height, alt, hash, created_at from event_picture where event_id = :from
                        """)
                .param("to", event.to())
                .param("from", event.from())
                .update();
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
