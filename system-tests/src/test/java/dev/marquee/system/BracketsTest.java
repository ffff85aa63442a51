package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * In the pseudo-language every text of a bundle is in brackets and has no plain letter. So a word
 * of plain letters that stands in none is either data, which is marked as such, or was forgotten.
 */
@ExtendWith(DemoSuite.class)
class BracketsTest {

    private static final String LINKS =
            """
            () => [...document.links].filter(a => a.origin === location.origin && !a.hasAttribute('download') && !a.hreflang)
                .map(a => a.pathname + a.search)
            """;

    /** Nodes outside of what shows data: names, codes, addresses and times as they are stored. */
    private static final String PLAIN =
            """
            () => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
              while (walker.nextNode()) {
                const node = walker.currentNode, text = node.data.replace(/\\s+/g, ' ').trim(), at = node.parentElement;
                if (!/[A-Za-z]{2}/.test(text) || text.includes('[') || text.includes(']')) continue;
                if (at.closest('bdi, code, pre, time, textarea, script, style, noscript, svg, [lang]:not(html), [data-data], .font-monospace')) continue;
                found.push(at.tagName.toLowerCase() + (at.className ? '.' + at.className : '') + ': ' + text.slice(0, 120));
              }
              return found;
            }
            """;

    private static final Pattern NO_PAGE =
            Pattern.compile(
                    "/(docs|api|assets)(/.*)?|.*\\.(pdf|ics|csv|xlsx)|.*/(export|html|picture).*");

    /** Days and months as English writes them, codes, addresses, currencies. */
    private static final Pattern NO_WORD =
            Pattern.compile(
                    "\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\w*\\b|\\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\w*\\b|\\b[A-Z]{2,4}-?\\d[\\w-]*|\\S+@\\S+|https?:\\S+|\\b[A-Z]{3}\\b|\\b(am|pm|AM|PM)\\b");

    private static RunningSuite suite;
    private static Browser browser;

    @BeforeAll
    static void start(RunningSuite demo) {
        suite = demo;
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void every_word_is_of_a_bundle_or_is_data() throws Exception {
        var page = browser.visitor(1440, 900, false);
        page.navigate(suite.url("/login?return=/admin&lang=en-XA").toString());
        page.fill("input[name=email]", "admin");
        page.fill("input[name=password]", "admin123");
        page.locator("main button[type=submit]").first().click();
        page.waitForURL("**/admin");
        var faults = new TreeSet<String>();
        var seen = new HashSet<String>();
        var todo = new ArrayDeque<>(List.of("/admin", "/", "/my", "/profile", "/assistant"));
        while (!todo.isEmpty()) {
            var address = todo.poll();
            if (!seen.add(kind(address))) continue;
            var answer = page.navigate(suite.url("").resolve(address).toString());
            if (answer == null || answer.status() != 200) continue;
            faults.addAll(plain(page, kind(address)));
            for (var link : (List<?>) page.evaluate(LINKS)) {
                var next = link.toString();
                if (!NO_PAGE.matcher(next.replaceFirst("\\?.*", "")).matches()) todo.add(next);
            }
        }
        assertThat(seen).as("the walk came everywhere").hasSizeGreaterThan(60);
        assertThat(String.join("\n", faults)).isEmpty();
    }

    private static List<String> plain(Page page, String kind) {
        var faults = new ArrayList<String>();
        for (var found : (List<?>) page.evaluate(PLAIN)) {
            var text = found.toString().replaceFirst("^[^:]*: ", "");
            if (NO_WORD.matcher(text).replaceAll("").matches("(?s).*[A-Za-z]{2}.*"))
                faults.add(kind + " " + found);
        }
        return faults;
    }

    /** An address without what tells one thing from another. */
    private static String kind(String address) {
        return address.replaceFirst("\\?.*", "")
                .replaceAll("\\d+", "#")
                .replaceFirst("^(/admin/templates)/[^/]+/[^/]+", "$1/#/#");
    }
}
