package dev.marquee.ticket.brand;

import dev.marquee.ticket.brand.Brand.Logo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What organisers look like, as event-service says. */
@Repository
public class Brands {

    private final JdbcClient jdbc;

    Brands(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** That of an organiser, if it has said anything. */
    public Optional<Brand> find(long organizer) {
        return jdbc.sql(
                        "select name, colour, logo, logo_width, logo_height from organizer_brand where organizer_id = ?")
                .param(organizer)
                .query(Brands::row)
                .optional();
    }

    /** Stores it, unless what is stored is newer. */
    @Transactional
    void put(long organizer, BrandPush push) {
        if (update(organizer, push) == 0) add(organizer, push);
    }

    private int update(long organizer, BrandPush push) {
        return with(
                        """
                        update organizer_brand set version = :version, name = :name, colour = :colour,
                        logo = :logo, logo_width = :width, logo_height = :height where organizer_id = :organizer and version <= :version
                        """,
                        organizer,
                        push)
                .update();
    }

    private void add(long organizer, BrandPush push) {
        with(
                        """
                        insert into organizer_brand (organizer_id, version, name, colour, logo, logo_width, logo_height)
                        values (:organizer, :version, :name, :colour, :logo, :width, :height) on conflict do nothing
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
                .param("colour", push.light())
                .param("logo", logo == null ? null : logo.png(), Types.BINARY)
                .param("width", logo == null ? null : logo.width(), Types.INTEGER)
                .param("height", logo == null ? null : logo.height(), Types.INTEGER);
    }

    private static Brand row(ResultSet row, int n) throws SQLException {
        var png = row.getBytes("logo");
        return new Brand(
                row.getString("name"),
                row.getString("colour"),
                png == null
                        ? null
                        : Logo.of(png, row.getInt("logo_width"), row.getInt("logo_height")));
    }
}
