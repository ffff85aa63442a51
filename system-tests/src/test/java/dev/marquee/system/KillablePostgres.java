package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server with its usual durability, which can be killed and started again. */
final class KillablePostgres implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    KillablePostgres(Path data) throws IOException {
        this.data = data;
        this.server = launch(0);
    }

    /** For {@code --postgres}. */
    String address() {
        return "postgresql://postgres:postgres@127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    /** As the superuser. */
    String jdbc() {
        return "postgresql://127.0.0.1:%d/postgres?user=postgres&password=postgres"
                .formatted(server.getPort());
    }

    /** {@code kill -9} of the server's parent process; its children end when they notice. */
    void kill() throws Exception {
        var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        var postmaster = ProcessHandle.of(pid).orElseThrow();
        var children = postmaster.children().toList();
        assertThat(postmaster.destroyForcibly()).isTrue();
        for (var child : children) child.onExit().get(30, TimeUnit.SECONDS);
    }

    /** On the same files and port: it recovers what was committed. */
    void startAgain() throws IOException {
        Files.deleteIfExists(data.resolve("epg-lock"));
        server = launch(server.getPort());
    }

    int count(String table) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    /** As the superuser. */
    void execute(String script) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    /** The first column of every row. */
    List<String> list(String query) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) values.add(rows.getString(1));
            return values;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private EmbeddedPostgres launch(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("max_connections", "200")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .start();
    }
}
