package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What browsers do at the door that programs in a test bench do not. */
@ExtendWith(DemoSuite.class)
class DoorInBrowserTest {

    private static RunningSuite suite;
    private static OpenDoors doors;

    @TempDir private Path folder;

    @BeforeAll
    static void start(RunningSuite demo) throws Exception {
        suite = demo;
        doors = new OpenDoors(suite, Http.signIn(suite, "organizer@ticket.local", "organizer123"));
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    /** Another address of the same worker is another version of it to a browser. */
    @Test
    void a_newer_version_takes_over_when_somebody_says_so_and_no_scan_is_lost() throws Exception {
        var event = doors.open();
        var tickets = doors.tickets(event, 2);
        try (var phone = phone()) {
            phone.standAt(event, "North");
            phone.cutNetwork(true);
            phone.check(tickets.get(0).token(), "admitted");
            phone.awaitUnsent(1);
            phone.forgetSession(); // nothing is sent until somebody signs in
            phone.cutNetwork(false);
            var page = phone.page();
            page.evaluate(
                    "() => { document.body.dataset.old = 'yes'; return navigator.serviceWorker.register('/entry/worker.js?newer', { scope: '/entry/', updateViaCache: 'none' }).then(() => {}); }");
            var version = page.locator("[data-strip=version]");
            assertThat(version).containsText("newer version");
            phone.check(tickets.get(1).token(), "admitted");
            phone.awaitUnsent(2);
            assertThat(page.locator("body[data-old]")).hasCount(1); // nothing changed by itself

            version.locator("button").click();
            page.waitForSelector("body[data-ready]:not([data-old])");

            assertThat((String) page.evaluate("() => navigator.serviceWorker.controller.scriptURL"))
                    .endsWith("?newer");
            phone.awaitUnsent(2);
            phone.check(tickets.get(0).token(), "already_used");
            phone.signIn("organizer@ticket.local", "organizer123");
            phone.awaitUnsent(0);
        }
        doors.awaitAdmitted(event, 2);
    }

    @Test
    void a_scanner_that_types_is_heard_anywhere_on_the_page() throws Exception {
        var event = doors.open();
        var tickets = doors.tickets(event, 3);
        try (var phone = phone()) {
            phone.standAt(event, "North");
            var page = phone.page();
            page.locator("#answer").evaluate("it => document.activeElement?.blur()");
            page.keyboard().type(tickets.get(0).token());
            page.keyboard().press("Enter");
            assertThat(phone.answer("admitted")).containsText(tickets.get(0).code());

            page.evaluate(TYPED, List.of(tickets.get(1).token(), "french"));
            assertThat(phone.answer("admitted")).containsText(tickets.get(1).code());

            page.click("#tabs [data-panel=more]");
            page.evaluate(TYPED, List.of("MARQUEE-SCANNER-TEST", ""));
            assertThat(page.locator("#scanner-result")).containsText("works");
            page.evaluate(TYPED, List.of(tickets.get(2).code(), ""));
            assertThat(phone.answer("admitted")).containsText(tickets.get(2).code());
        }
        doors.awaitAdmitted(event, 3);
    }

    /**
     * All keys at once, of an American keyboard or of one that the browser takes for a French one.
     */
    private static final String TYPED =
            """
            ([text, keyboard]) => {
              const french = { KeyA: 'q', KeyQ: 'a', KeyZ: 'w', KeyW: 'z', KeyM: ',', Minus: ')', Digit1: '&', Digit2: 'é', Digit3: '"', Digit4: "'",
                Digit5: '(', Digit6: '-', Digit7: 'è', Digit8: '_', Digit9: 'ç', Digit0: 'à' };
              const press = (key, code) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
              for (const letter of text) {
                const code = letter === '-' ? 'Minus' : /\\d/.test(letter) ? `Digit${letter}` : `Key${letter}`;
                press(keyboard === 'french' ? french[code] ?? letter.toLowerCase() : letter, code);
              }
              press('Enter', 'Enter');
            }
            """;

    @Test
    void without_room_for_a_scan_the_phone_says_so_and_lets_nobody_in_by_itself() throws Exception {
        var event = doors.open();
        var tickets = doors.tickets(event, 3);
        try (var phone = phone()) {
            phone.standAt(event, "North");
            room(phone, false);
            phone.check(tickets.get(0).token(), "admitted");
            phone.cutNetwork(true);
            phone.check(tickets.get(1).token(), "unchecked");
            assertThat(phone.page().locator("#answer")).containsText("cannot keep scans");
            phone.assertUsable();

            room(phone, true);
            phone.check(tickets.get(2).token(), "admitted");
            phone.awaitUnsent(1);
            phone.cutNetwork(false);
            phone.awaitUnsent(0);
        }
        doors.awaitAdmitted(event, 2);
    }

    /** A disk that is full breaks off whatever is to be written, as browsers do. */
    private static void room(DoorPhone phone, boolean isRoom) {
        phone.page()
                .evaluate(
                        """
                        isRoom => {
                          const store = IDBObjectStore.prototype;
                          store.written ??= store.put;
                          store.put = isRoom ? store.written : function (...what) {
                            const request = store.written.apply(this, what);
                            this.transaction.abort();
                            return request;
                          };
                        }
                        """,
                        isRoom);
    }

    @Test
    void a_browser_that_keeps_nothing_says_so_and_scans_with_network() throws Exception {
        var event = doors.open();
        var tickets = doors.tickets(event, 2);
        try (var phone = new DoorPhone(suite, folder.resolve("browser"))) {
            phone.before(
                    "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }");
            phone.signIn("organizer@ticket.local", "organizer123");
            var page = phone.page();
            assertThat(page.locator("[data-strip=storage]")).containsText("keeps nothing");
            page.selectOption("#choose-event", String.valueOf(event));
            page.click("#panel-choose button[type=submit]");
            page.waitForSelector("#panel-scan");
            phone.check(tickets.get(0).token(), "admitted");
            phone.assertUsable();

            phone.cutNetwork(true);
            phone.check(tickets.get(0).token(), "already_used");
            phone.awaitUnsent(1);
            assertThat(leaves(page)).as("whoever closes it is asked").isFalse();
            phone.cutNetwork(false);
            phone.awaitUnsent(0);
            assertThat(leaves(page)).isTrue();
        }
        doors.awaitAdmitted(event, 1);
    }

    private static boolean leaves(Page page) {
        return (boolean)
                page.evaluate(
                        "() => dispatchEvent(new Event('beforeunload', { cancelable: true }))");
    }

    @Test
    void light_vibration_and_wake_lock_are_used_where_there_are_any() throws Exception {
        var event = doors.open();
        var ticket = doors.tickets(event, 1).getFirst();
        try (var phone =
                new DoorPhone(
                        suite,
                        folder.resolve("browser"),
                        "--use-fake-device-for-media-stream",
                        "--use-fake-ui-for-media-stream")) {
            phone.before(
                    """
                    globalThis.used = [];
                    Object.defineProperty(Navigator.prototype, 'vibrate', { configurable: true, value: pattern => used.push('vibrate ' + pattern) > 0 });
                    Object.defineProperty(Navigator.prototype, 'wakeLock', { configurable: true, value: { request: async kind => { used.push('wake ' + kind); } } });
                    MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true });
                    MediaStreamTrack.prototype.applyConstraints = async wanted => { used.push('torch ' + wanted.advanced[0].torch); };
                    """);
            phone.signIn("organizer@ticket.local", "organizer123");
            phone.standAt(event, "North");
            var page = phone.page();
            phone.check(ticket.token(), "admitted");
            page.click("#camera-on");
            page.click("#torch");
            assertThat(page.locator("#torch[aria-pressed=true]")).hasCount(1);
            page.click("#torch");
            assertThat(page.locator("#torch[aria-pressed=false]")).hasCount(1);
            phone.assertUsable();
            page.click("#tabs [data-panel=more]");
            assertThat(page.locator("#advice")).containsText("screen stays on");
            assertThat((List<?>) page.evaluate("() => used"))
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .contains("wake screen", "vibrate 80", "torch true", "torch false");
        }
    }

    @Test
    void a_phone_without_them_works_and_says_what_to_do_instead() throws Exception {
        var event = doors.open();
        var ticket = doors.tickets(event, 1).getFirst();
        try (var phone =
                new DoorPhone(
                        suite,
                        folder.resolve("browser"),
                        "--use-fake-device-for-media-stream",
                        "--use-fake-ui-for-media-stream")) {
            phone.before(
                    """
                    delete Navigator.prototype.vibrate;
                    delete Navigator.prototype.wakeLock;
                    delete MediaStreamTrack.prototype.getCapabilities;
                    delete globalThis.AudioContext;
                    """);
            phone.signIn("organizer@ticket.local", "organizer123");
            phone.standAt(event, "North");
            var page = phone.page();
            phone.check(ticket.token(), "admitted");
            page.click("#camera-on");
            assertThat(page.locator("#camera-off")).isVisible();
            assertThat(page.locator("#torch")).isHidden();
            page.click("#tabs [data-panel=more]");
            assertThat(page.locator("#advice")).containsText("auto-lock");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void every_panel_can_be_used_by_everybody(ColorScheme scheme) throws Exception {
        var event = doors.open();
        var ticket = doors.tickets(event, 1).getFirst();
        try (var phone = phone()) {
            var page = phone.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            phone.assertUsable();
            phone.standAt(event, "North");
            phone.assertUsable();
            phone.check(ticket.token(), "admitted");
            page.click("#tabs [data-panel=numbers]");
            assertThat(page.locator("#numbers")).not().isEmpty();
            phone.assertUsable();
            page.click("#tabs [data-panel=find]");
            page.fill("#find", "Nguyễn");
            page.click("#find-form button[type=submit]");
            assertThat(page.locator("#found")).containsText("Nguyễn");
            phone.assertUsable();
            page.click("#tabs [data-panel=sell]");
            page.locator("#sell > button").first().click();
            assertThat(page.locator("#sell .btn-primary")).isEnabled();
            phone.assertUsable();
            page.evaluate(UNFINISHED);
            assertThat(page.locator("[data-unfinished]")).hasCount(2);
            phone.assertUsable();
            page.click("#tabs [data-panel=more]");
            phone.assertUsable();
        }
    }

    /** What is left of two sales: one is held, one ran out. */
    private static final String UNFINISHED =
            """
            async () => {
              const { UnfinishedSales } = await import('/entry/unfinished-sales.js');
              const sale = { sale_id: '1', status: 'pending_payment', ticket_type_id: 1, ticket_type: 'Standing', quantity: 2, total: '48.00', currency: 'EUR',
                sold_by: 'Ana Ribeiro', begun_at: '2026-12-01T18:00:00Z', held_until: '2026-12-01T18:10:00Z' };
              const door = { place: { event: { time_zone: 'Europe/Lisbon' } }, api: { get: async () => [sale, { ...sale, sale_id: '2', status: 'expired' }] } };
              const sales = new UnfinishedSales(() => '', door, () => {}, {});
              await sales.refresh();
              document.getElementById('sell').prepend(...sales.cards());
            }
            """;

    /** The contrast is computed from the colours that are seen: seven to one, as in the sun. */
    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void every_answer_is_read_in_the_sun(ColorScheme scheme) throws Exception {
        var event = doors.open();
        try (var phone = phone()) {
            var page = phone.page();
            page.emulateMedia(
                    new Page.EmulateMediaOptions()
                            .setColorScheme(scheme)
                            .setReducedMotion(ReducedMotion.REDUCE));
            phone.standAt(event, "North");
            for (var result : ANSWERS) {
                var contrast = (List<?>) page.evaluate(SHOWN, result);
                assertThat(contrast).as(result).isNotEmpty();
                for (var one : contrast)
                    assertThat(((Number) one).doubleValue())
                            .as("%s: %s", result, contrast)
                            .isGreaterThanOrEqualTo(7);
                phone.assertUsable();
            }
        }
    }

    private static final List<String> ANSWERS =
            List.of(
                    "admitted",
                    "admitted_again",
                    "just_admitted",
                    "left",
                    "already_used",
                    "cancelled",
                    "refund_requested",
                    "not_paid",
                    "replaced",
                    "blocked",
                    "too_early",
                    "too_late",
                    "wrong_event",
                    "wrong_gate",
                    "forged",
                    "unknown",
                    "unchecked");

    /** Shows an answer with all that it can say, and computes the contrast of each of its texts. */
    private static final String SHOWN =
            """
            async result => {
              const { showAnswer } = await import('/entry/answer-view.js');
              const isDoubleRead = result === 'just_admitted', at = '2026-12-01T18:00:00Z';
              showAnswer({
                result: isDoubleRead ? 'already_used' : result, offline: true, list_time: at, forced: true,
                ticket: { seat: 'A-14', ticket_type: 'Standing', code: 'EV07-160', name: 'Nguyễn Thị Minh Châu' },
                details: { just_admitted: isDoubleRead, time_zone: 'Europe/Lisbon', at, seconds_ago: 700, device: 'Gate B', amount: '48.00', currency: 'EUR',
                  opens_at: at, closes_at: at, gates: ['North'], why: 'Stolen' },
              }, Date.parse(at), { actions: [['Let them in', () => {}, 'primary']] });
              const parts = text => text.match(/[\\d.]+/g).map(Number);
              const light = text => parts(text).slice(0, 3).map(it => it / 255).map(it => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
                .reduce((sum, it, i) => sum + it * [0.2126, 0.7152, 0.0722][i], 0);
              const isClear = text => parts(text)[3] === 0;
              const ground = it => isClear(getComputedStyle(it).backgroundColor) ? ground(it.parentElement) : getComputedStyle(it).backgroundColor;
              const box = document.getElementById('answer');
              return [...box.querySelectorAll('h2, p, strong, span, bdi, svg')].map(it => {
                const [one, other] = [light(getComputedStyle(it).color), light(ground(it))];
                return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
              });
            }
            """;

    private DoorPhone phone() {
        var phone = new DoorPhone(suite, folder.resolve("browser"));
        phone.signIn("organizer@ticket.local", "organizer123");
        return phone;
    }
}
