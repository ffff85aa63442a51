package dev.marquee.notification.template;

import dev.marquee.notification.content.OwnLook.Brand;
import dev.marquee.notification.content.OwnLook.Colours;
import dev.marquee.notification.content.OwnLook.Logo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What organisers look like, as event-service says. */
@Repository
class Brands {

    private static final int MOST_NAMES = 500;

    private final JdbcClient jdbc;

    Brands(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Brand> find(long organizer) {
        return jdbc.sql(
                        "select name, light, dark, logo, logo_width, logo_height from organizer_brand where organizer_id = ?")
                .param(organizer)
                .query(Brands::row)
                .optional();
    }

    /** What organisers are called, by their ids; those who have said it. */
    Map<Long, String> names() {
        var names = new LinkedHashMap<Long, String>();
        jdbc.sql(
                        "select organizer_id, name from organizer_brand where name is not null order by name, organizer_id limit ?")
                .param(MOST_NAMES)
                .query((row, n) -> names.put(row.getLong("organizer_id"), row.getString("name")))
                .list();
        return names;
    }

    /** Stores it, unless what is stored is newer. */
    @Transactional
    void put(long organizer, BrandPush push) {
        if (update(organizer, push) == 0) add(organizer, push);
    }

    private int update(long organizer, BrandPush push) {
        return with(
                        """
                        update organizer_brand set version = :version, name = :name, light = :light, dark = :dark,
                        logo = :logo, logo_width = :width, logo_height = :height where organizer_id = :organizer and version <= :version
                        """,
                        organizer,
                        push)
                .update();
    }

    private void add(long organizer, BrandPush push) {
        with(
                        """
                        insert into organizer_brand (organizer_id, version, name, light, dark, logo, logo_width, logo_height)
                        values (:organizer, :version, :name, :light, :dark, :logo, :width, :height) on conflict do nothing
                        """,
                        organizer,
                        push)
                .update();
    }

    private JdbcClient.StatementSpec with(String sql, long organizer, BrandPush push) {
        var logo = push.logo();
        return jdbc.sql(sql)
                .param("organizer", organizer)
                .param("version", push.version())
                .param("name", push.name())
                .param("light", push.light())
                .param("dark", push.dark())
                .param("logo", logo == null ? null : logo.png(), java.sql.Types.BINARY)
                .param("width", logo == null ? null : logo.width(), java.sql.Types.INTEGER)
                .param("height", logo == null ? null : logo.height(), java.sql.Types.INTEGER);
    }

    private static Brand row(ResultSet row, int n) throws SQLException {
        var light = row.getString("light");
        var logo = row.getBytes("logo");
        return new Brand(
                row.getString("name"),
                light == null ? null : new Colours(light, row.getString("dark")),
                logo(logo, row));
    }

    private static @Nullable Logo logo(byte @Nullable [] png, ResultSet row) throws SQLException {
        return png == null
                ? null
                : new Logo(png, row.getInt("logo_width"), row.getInt("logo_height"));
    }
}
