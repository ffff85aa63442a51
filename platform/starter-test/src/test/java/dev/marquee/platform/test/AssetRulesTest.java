package dev.marquee.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetRulesTest {

    @TempDir private Path folder;

    @Test
    void the_assets_of_all_pages_can_be_read() throws IOException {
        var assets = Path.of("../starter/src/main/resources/static/").toAbsolutePath().normalize();
        assertThat(assets.resolve("assets/marquee.css")).exists();
        assertThat(AssetRules.violations(assets.toUri().toString())).isEmpty();
    }

    @Test
    void a_media_query_that_is_not_closed_is_found() throws IOException {
        write("open.css", "@media (min-width:640px){ .a{color:red} @media print{ .b{color:red} }");
        assertThat(violations()).isNotEmpty().first().asString().contains("open.css");
    }

    @Test
    void a_last_rule_that_is_not_closed_is_found() throws IOException {
        write("last.css", ".a{color:red");
        assertThat(violations()).isNotEmpty();
    }

    @Test
    void a_brace_too_many_is_found() throws IOException {
        write("closed.css", ".a{color:red}} .b{color:red}");
        assertThat(violations()).isNotEmpty();
    }

    @Test
    void a_script_that_does_not_end_is_found() throws IOException {
        write("open.js", "const a = () => { if (a) { a(); }");
        assertThat(violations()).singleElement().asString().contains("open.js");
    }

    @Test
    void what_browsers_know_today_is_no_fault() throws IOException {
        write(
                "new.css",
                ":root{--line:#eee}.a:has(.b):not(:focus-within){color:color-mix(in srgb,var(--line) 50%,#000)}"
                        + "@media (prefers-reduced-motion:reduce){.c{inset:0;clip-path:inset(50% -1px)}}");
        write(
                "new.js",
                "class A { b = 1; async c() { for await (const d of e?.f ?? []) this.b += d; } }");
        assertThat(violations()).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> violations() throws IOException {
        return AssetRules.violations(folder.toUri().toString());
    }
}
