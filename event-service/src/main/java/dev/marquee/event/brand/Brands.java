package dev.marquee.event.brand;

import dev.marquee.event.picture.LogoPictures.Logo;
import dev.marquee.platform.config.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What organisers said of their looks. */
@Repository
class Brands {

    private static final String SELECT =
            "select organizer_id, version, name, colour, light, dark, logo_hash, logo_width, logo_height from brand ";
    private static final int MOST = 500;

    /**
     * A logo as it is sent.
     *
     * @param hash of the file; its address has it
     */
    record StoredLogo(String hash, byte[] png, int width, int height) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Brands(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Brand find(long organizer) {
        return jdbc.sql(SELECT + "where organizer_id = ?")
                .param(organizer)
                .query(Brands::row)
                .optional()
                .orElseGet(() -> Brand.none(organizer));
    }

    /** That of the organiser of an event, by its code, if everybody may see the event. */
    Optional<Brand> ofEvent(String code) {
        return jdbc.sql(
                        SELECT
                                + "where organizer_id = (select organizer_id from event where code = ? and ever_published)")
                .param(code)
                .query(Brands::row)
                .optional();
    }

    /** Those that have a name, in its order. */
    List<Brand> named() {
        return jdbc.sql(SELECT + "where name is not null order by name, organizer_id limit ?")
                .param(MOST)
                .query(Brands::row)
                .list();
    }

    /** The file with what is said of it, of one moment. */
    Optional<StoredLogo> logo(long organizer) {
        return jdbc.sql(
                        "select logo, logo_hash, logo_width, logo_height from brand where organizer_id = ? and logo is not null")
                .param(organizer)
                .query((row, n) ->
                        new StoredLogo(
                                row.getString("logo_hash"),
                                row.getBytes("logo"),
                                row.getInt("logo_width"),
                                row.getInt("logo_height")))
                .optional();
    }

    /**
     * Stores a name and a colour.
     *
     * @param expected the version that was seen; null for any
     * @return whether it is stored
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean describe(
            long organizer,
            @Nullable Long expected,
            @Nullable String name,
            @Nullable Colour colour) {
        make(organizer);
        return jdbc.sql(
                                """
                                update brand set version = version + 1, name = :name, colour = :colour, light = :light, dark = :dark, updated_at = :now
                                where organizer_id = :organizer and (:any or version = :expected)
                                """)
                        .param("organizer", organizer)
                        .param("any", expected == null)
                        .param("expected", expected == null ? 0L : expected)
                        .param("name", name)
                        .param("colour", colour == null ? null : colour.text())
                        .param("light", colour == null ? null : colour.onLight().text())
                        .param("dark", colour == null ? null : colour.onDark().text())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Stores a logo, or takes it away. */
    @Transactional(propagation = Propagation.MANDATORY)
    void put(long organizer, @Nullable Logo logo) {
        make(organizer);
        jdbc.sql(
                        """
                        update brand set version = version + 1, logo = :logo, logo_hash = :hash, logo_width = :width, logo_height = :height, updated_at = :now
                        where organizer_id = :organizer
                        """)
                .param("organizer", organizer)
                .param("logo", logo == null ? null : logo.png(), Types.BINARY)
                .param("hash", logo == null ? null : hash(logo.png()))
                .param("width", logo == null ? null : logo.width(), Types.INTEGER)
                .param("height", logo == null ? null : logo.height(), Types.INTEGER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void make(long organizer) {
        jdbc.sql(
                        "insert into brand (organizer_id, version, updated_at) values (?, 0, ?) on conflict do nothing")
                .params(organizer, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String hash(byte[] content) {
        return Sha256.of(new String(content, StandardCharsets.ISO_8859_1)).substring(0, 16);
    }

    private static Brand row(ResultSet row, int n) throws SQLException {
        var organizer = row.getLong("organizer_id");
        var hash = row.getString("logo_hash");
        return new Brand(
                organizer,
                row.getLong("version"),
                row.getString("name"),
                row.getString("colour"),
                row.getString("light"),
                row.getString("dark"),
                hash == null
                        ? null
                        : new Brand.Logo(
                                organizer,
                                hash,
                                row.getInt("logo_width"),
                                row.getInt("logo_height")));
    }
}
