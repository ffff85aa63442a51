package dev.marquee.event.picture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.event.catalogue.EventDuplicated;
import dev.marquee.event.picture.ImageShrinker.NotAPicture;
import dev.marquee.event.picture.ImageShrinker.Shrunk;
import dev.marquee.platform.web.Problems;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

    private record Shape(String hash, PictureShape shape) {}

    private static final long MOST_BYTES_OF_SHAPES = 32L * 1024 * 1024;

    private final Cache<Shape, byte[]> shapes =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES_OF_SHAPES)
                    .<Shape, byte[]>weigher((shape, jpeg) -> jpeg.length)
                    .build();
    private final JdbcClient jdbc;
    private final ImageShrinker shrinker;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Pictures(
            JdbcClient jdbc,
            ImageShrinker shrinker,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.shrinker = shrinker;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Optional<Picture> of(long event, Size size) {
        return jdbc.sql(
                        "select f.jpeg, p.hash from event_picture p join event_picture_file f on f.event_id = p.event_id where p.event_id = ? and f.size = ?")
                .params(event, size.name())
                .query((row, n) -> new Picture(row.getBytes("jpeg"), row.getString("hash")))
                .optional();
    }

    /** The middle of a picture in another shape; what was asked for last is kept. */
    byte[] cut(Picture picture, PictureShape shape) {
        return shapes.get(
                new Shape(picture.hash(), shape), one -> shrinker.cut(picture.jpeg(), shape));
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
        transaction.executeWithoutResult(status -> {
            // Whoever comes at the same time comes afterwards; nobody comes to an event that is
            // gone
            var there =
                    jdbc.sql("select id from event where id = ? for update")
                            .param(event)
                            .query(Long.class)
                            .optional();
            if (there.isEmpty()) throw Problems.notFound("event");
            remove(event);
            insert(event, picture, alt);
        });
    }

    private void insert(long event, Shrunk picture, String alt) {
        jdbc.sql(
                        "insert into event_picture (event_id, width, height, alt, hash, created_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        event,
                        picture.width(),
                        picture.height(),
                        alt,
                        hash(picture.large()),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        for (var size : Size.values())
            jdbc.sql("insert into event_picture_file (event_id, size, jpeg) values (?, ?, ?)")
                    .params(
                            event,
                            size.name(),
                            size == Size.LARGE ? picture.large() : picture.small())
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
        copy(
                event,
                """
                insert into event_picture (event_id, width, height, alt, hash, created_at)
                select cast(:to as bigint), width, height, alt, hash, created_at from event_picture where event_id = :from
                """);
        copy(
                event,
                """
                insert into event_picture_file (event_id, size, jpeg)
                select cast(:to as bigint), size, jpeg from event_picture_file where event_id = :from
                """);
    }

    private void copy(EventDuplicated event, String sql) {
        jdbc.sql(sql).param("to", event.to()).param("from", event.from()).update();
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
