package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The editor of seat plans, as an organiser uses it, and its page without scripts. */
@ExtendWith(DemoSuite.class)
class SeatPlanEditorTest {

    /** The number in the address of a plan. */
    private static final Pattern PLAN = Pattern.compile(".*/seat-plans/\\d+");

    private static RunningSuite suite;
    private static Browser browser;
    private static String[] organizer;
    private static String venue;

    @BeforeAll
    static void start(RunningSuite demo) throws Exception {
        suite = demo;
        browser = new Browser();
        organizer = Http.signIn(suite, "organizer@ticket.local", "organizer123");
        var added =
                Http.post(
                        suite.url("/api/venues"),
                        Map.of(
                                "name",
                                "Lantern Theatre",
                                "type",
                                "Theatre",
                                "capacity",
                                400,
                                "address",
                                "Quay 4"),
                        organizer);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        venue = added.json().get("id").asString();
    }

    @AfterAll
    static void stop() {
        // A refusal that the page shows is written to the console too.
        assertThat(browser.errors)
                .filteredOn(error -> !error.contains("the server responded with a status of 4"))
                .filteredOn(error -> !error.contains("ERR_INTERNET_DISCONNECTED"))
                .isEmpty();
        browser.close();
    }

    @Test
    void a_template_becomes_a_plan_and_its_changes_are_undone_saved_and_seen_as_by_a_buyer()
            throws Exception {
        var page = signedIn(1440, 900, true);
        open(page, "/new?template=theatre");
        assertThat(page.locator("#counts")).containsText("320 places for sale");

        seat(page, "stalls-A-1").click();
        assertThat(page.locator("#chosen")).hasText("Stalls A-1");
        page.locator("#seat-blocked").check();
        assertThat(page.locator("#counts")).containsText("319 places for sale");
        page.locator("#undo").click();
        assertThat(page.locator("#counts")).containsText("320 places for sale");
        page.locator("#redo").click();
        assertThat(page.locator("#counts")).containsText("1 not for sale");

        page.locator("#plan-name").fill("Main house");
        save(page, 1);
        assertThat(page).hasURL(PLAN);
        var saved = plan(page);
        assertThat(saved.at("/plan/name").asString()).isEqualTo("Main house");
        assertThat(saved.get("places").asInt()).isEqualTo(319);
        assertThat(saved.at("/plan/sections/0/rows/0/seats/0/blocked").asBoolean()).isTrue();

        page.locator("#preview").click();
        assertThat(page.locator("#preview-plan use.seat")).hasCount(320);
        assertThat(page.locator("#preview-plan use.blocked")).hasCount(1);
        assertHasNoFaults(page);
        page.locator("#preview-close").click();
        assertHasNoFaults(page);
    }

    @Test
    void all_of_it_can_be_done_by_keyboard() throws Exception {
        var page = signedIn(1440, 900, true);
        open(page, "/new?template=cinema");
        var drawing = page.locator("#plan");
        drawing.focus();
        for (var key : List.of("ArrowRight", "ArrowDown", "Space", "Shift+ArrowRight"))
            drawing.press(key);
        assertThat(page.locator("#chosen")).containsText("Row B, seats");
        assertThat(page.locator("#plan-live")).containsText("2 chosen");
        var before = page.locator("#plan .mine").first().getAttribute("y");
        drawing.press("Alt+ArrowDown");
        assertThat(page.locator("#plan .mine").first()).not().hasAttribute("y", before);
        drawing.press("Control+d");
        assertThat(page.locator("#counts")).containsText("188 seats");
        drawing.press("Delete");
        assertThat(page.locator("#counts")).containsText("186 seats");
        drawing.press("Control+z");
        assertThat(page.locator("#counts")).containsText("188 seats");
        drawing.press("Control+s");
        assertThat(page.locator("#unsaved")).hasText("Version 1 is saved");
        assertThat(plan(page).get("seats").asInt()).isEqualTo(188);
    }

    @Test
    void who_saves_second_chooses_between_theirs_and_mine() throws Exception {
        var id = add("Two editors");
        var page = signedIn(1440, 900, true);
        open(page, "/" + id);
        change(id, "Theirs");
        seat(page, "stalls-A-1").click();
        page.locator("#seat-restricted").check();
        page.locator("#save").click();
        assertThat(page.locator("#overtaken")).isVisible();
        page.locator("#take-theirs").click();
        assertThat(page.locator("#plan-name")).hasValue("Theirs");
        page.locator("#undo").click();
        assertThat(page.locator("#plan-name")).hasValue("Two editors");
        assertThat(seat(page, "stalls-A-1")).hasClass(Pattern.compile(".*restricted.*"));

        change(id, "Theirs again");
        page.locator("#save").click();
        assertThat(page.locator("#overtaken")).isVisible();
        page.locator("#save-mine").click();
        assertThat(page.locator("#unsaved")).hasText("Version 4 is saved");
        assertThat(plan(page).at("/plan/name").asString()).isEqualTo("Two editors");
    }

    @Test
    void without_network_nothing_is_lost() throws Exception {
        var id = add("On the train");
        var page = signedIn(1440, 900, true);
        open(page, "/" + id);
        page.context().setOffline(true);
        seat(page, "stalls-A-2").click();
        page.locator("#seat-kind").selectOption("wheelchair");
        page.locator("#save").click();
        assertThat(page.locator("#strip-problem")).containsText("cannot be reached");
        page.context().setOffline(false);

        page.onDialog(dialog -> dialog.accept());
        open(page, "/" + id);
        page.locator("#draft-take").click();
        assertThat(seat(page, "stalls-A-2")).hasClass(Pattern.compile(".*wheelchair.*"));
        save(page, 2);
        assertThat(plan(page).at("/plan/sections/0/rows/0/seats/1/kind").asString())
                .isEqualTo("wheelchair");
    }

    @Test
    void a_phone_shows_the_plan_and_makes_small_changes() throws Exception {
        var id = add("On a phone");
        var page = signedIn(390, 844, true);
        open(page, "/" + id);
        seat(page, "stalls-A-1").click();
        page.locator("#seat-note").fill("Behind a pillar");
        page.locator("#seat-note").press("Tab");
        save(page, 2);
        assertThat(plan(page).at("/plan/sections/0/rows/0/seats/0/note").asString())
                .isEqualTo("Behind a pillar");
        assertHasNoFaults(page);
    }

    @Test
    void without_scripts_files_are_brought_and_the_plan_is_shown() {
        var page = signedIn(1440, 900, false);
        page.navigate(at(""));
        page.locator("#name").fill("By file");
        page.locator("#file").setInputFiles(file("section,row,number,type\nStalls,A,1,throne\n"));
        page.locator("main form button[type=submit]").first().click();
        assertThat(page.locator(".problem")).containsText("line 2: type must be");
        page.locator("#name").fill("By file");
        page.locator("#file")
                .setInputFiles(
                        file("section,row,number,type\nStalls,A,1,\nStalls,A,2,wheelchair\n"));
        page.locator("main form button[type=submit]").first().click();
        assertThat(page).hasURL(PLAN);
        assertThat(page.locator("svg use.seat")).hasCount(2);
        assertThat(page.locator("main table")).containsText("1 – 2");
    }

    private static FilePayload file(String csv) {
        return new FilePayload("plan.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static Page signedIn(int width, int height, boolean scripts) {
        var page = browser.visitor(width, height, scripts);
        page.navigate(suite.url("/login?return=/admin").toString());
        page.fill("input[name=email]", "organizer@ticket.local");
        page.fill("input[name=password]", "organizer123");
        page.locator("main button[type=submit]").first().click();
        page.waitForURL("**/admin");
        return page;
    }

    private static String at(String path) {
        return suite.url("/admin/venues/" + venue + "/seat-plans" + path).toString();
    }

    /** Opens the editor, and waits until its script has it. */
    private static void open(Page page, String path) {
        page.navigate(at(path));
        assertThat(page.locator("#seat-plan[data-ready=true]")).isVisible();
    }

    private static Locator seat(Page page, String id) {
        return page.locator("#plan [data-id='" + id + "']");
    }

    private static void save(Page page, int version) {
        page.locator("#save").click();
        assertThat(page.locator("#unsaved")).hasText("Version " + version + " is saved");
    }

    private static JsonNode plan(Page page) throws IOException, InterruptedException {
        var id = page.url().replaceFirst(".*/", "");
        return Http.get(suite.url("/api/seat-plans/" + id), organizer).json();
    }

    private static long add(String name) throws IOException, InterruptedException {
        var added =
                Http.post(
                        suite.url("/api/venues/" + venue + "/seat-plans"),
                        Map.of("name", name, "sections", stalls()),
                        organizer);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return added.json().get("id").asLong();
    }

    private static void change(long id, String name) throws IOException, InterruptedException {
        var changed =
                Http.send(
                        "PUT",
                        suite.url("/api/seat-plans/" + id),
                        Map.of("name", name, "sections", stalls()),
                        organizer);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private static List<Map<String, Object>> stalls() {
        var seats =
                List.of(
                        Map.of("id", "stalls-A-1", "number", "1"),
                        Map.of("id", "stalls-A-2", "number", "2"));
        var rows = List.of(Map.of("label", "A", "seats", seats));
        return List.of(Map.of("id", "stalls", "name", "Stalls", "kind", "seats", "rows", rows));
    }

    private static void assertHasNoFaults(Page page) throws IOException {
        page.evaluate(AxeBuilder.getAxeScript());
        assertThat((List<?>) page.evaluate(EveryPageTest.AXE)).isEmpty();
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("does not scroll sideways")
                .isTrue();
    }
}
