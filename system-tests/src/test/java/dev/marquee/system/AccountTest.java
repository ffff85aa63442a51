package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of an account in a browser, with its mails. One story, in order. */
@ExtendWith(DemoSuite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountTest {

    private static final String EMAIL = "zoe@example.org";
    private static final String PASSWORD = "lanterns over the quay";
    private static final String NEW_PASSWORD = "paper boats at midnight";

    private static Mailbox mailbox;
    private static RunningSuite suite;
    private static Browser browser;

    private static Page laptop;
    private static Page phone;
    private static List<String> recoveryCodes = List.of();

    @BeforeAll
    static void start(RunningSuite running, Mailbox itsMailbox) {
        suite = running;
        mailbox = itsMailbox;
        browser = new Browser();
        laptop = browser.visitor(1440, 900, true);
        phone = browser.visitor(390, 844, false);
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    @Order(1)
    void somebody_who_booked_as_a_guest_makes_an_account() throws Exception {
        var event =
                Http.get(suite.url("/events/api/available"))
                        .json()
                        .valueStream()
                        .filter(e -> e.get("booked_count").asInt() < e.get("total_tickets").asInt())
                        .findFirst()
                        .orElseThrow();
        var booked =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                event.get("id").asLong(),
                                "quantity",
                                1,
                                "buyer_name",
                                "Zoé",
                                "buyer_email",
                                EMAIL));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);

        open(laptop, "/register");
        laptop.fill("input[name=name]", "Zoé Lindqvist");
        laptop.fill("input[name=email]", EMAIL);
        laptop.fill("input[name=password]", "password");
        button(laptop, "Create my account").click();
        assertThat(laptop.locator(".problem:visible")).isVisible();
        assertThat(laptop.locator("input[name=email]")).hasValue(EMAIL);
        laptop.fill("input[name=password]", PASSWORD);
        button(laptop, "Create my account").click();
        assertThat(laptop.locator("h1")).hasText("Check your e-mail");
    }

    @Test
    @Order(2)
    void before_the_address_is_confirmed_the_guests_tickets_do_not_show() {
        signIn(laptop, PASSWORD);
        open(laptop, "/my");
        assertThat(laptop.locator("main")).containsText("Confirm your address first");
        assertThat(laptop.locator("svg.qr")).hasCount(0);
    }

    @Test
    @Order(3)
    void times_are_those_of_the_browser_that_signed_up_until_the_profile_says_another_zone() {
        open(laptop, "/profile");
        assertThat(laptop.locator("#timeZone")).hasValue("Asia/Ho_Chi_Minh");
        open(laptop, "/profile/sessions");
        assertThat(laptop.locator("main")).containsText("Ho Chi Minh time");
        laptop.locator("main a[href='/profile#timeZone']").click();
        laptop.selectOption("#timeZone", "America/Sao_Paulo");
        button(laptop, "Save").click();
        open(laptop, "/profile/sessions");
        assertThat(laptop.locator("main")).containsText("Sao Paulo time");
    }

    @Test
    @Order(4)
    void the_mailed_link_confirms_the_address_once_and_the_tickets_are_there() throws Exception {
        var link = linkInMail("/verify-email");
        laptop.navigate(link);
        button(laptop, "Yes, this is my address").click();
        assertThat(laptop.locator("h1")).hasText("Your address is confirmed");
        laptop.navigate(link);
        assertThat(laptop.locator("h1")).hasText("This link does not work any more");
        Awaitility.await()
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    open(laptop, "/my");
                    return laptop.locator("svg.qr").count() == 1;
                });
    }

    @Test
    @Order(5)
    void two_steps_are_set_up_and_asked_for_at_the_next_sign_in() {
        open(laptop, "/profile/two-step/start");
        var app = new AuthenticatorApp(laptop.locator("main code").first().innerText());
        laptop.fill("input[name=code]", app.codeNow());
        laptop.fill("input[name=password]", PASSWORD);
        button(laptop, "Turn it on").click();
        assertThat(laptop.locator("main li code")).hasCount(10);
        recoveryCodes = laptop.locator("main li code").allInnerTexts();
        button(laptop, "Sign out").click();

        signIn(laptop, PASSWORD);
        assertThat(laptop).hasURL(Pattern.compile(".*/login/code"));
        laptop.fill("input[name=code]", "000000");
        button(laptop, "Sign in").click();
        assertThat(laptop.locator(".problem:visible")).isVisible();
        laptop.fill("input[name=code]", app.nextCode());
        button(laptop, "Sign in").click();
        assertSignedIn(laptop);
    }

    @Test
    @Order(6)
    void a_recovery_code_signs_in_once() {
        signIn(phone, PASSWORD);
        phone.fill("input[name=code]", recoveryCodes.get(0));
        button(phone, "Sign in").click();
        assertSignedIn(phone);

        var another = browser.visitor(1440, 900, true);
        signIn(another, PASSWORD);
        another.fill("input[name=code]", recoveryCodes.get(0));
        button(another, "Sign in").click();
        assertThat(another.locator(".problem:visible")).isVisible();
    }

    @Test
    @Order(7)
    void a_new_password_signs_everybody_out() throws Exception {
        var stranger = browser.visitor(1440, 900, true);
        open(stranger, "/forgot-password");
        stranger.fill("input[name=email]", "nobody@example.org");
        button(stranger, "Send me a link").click();
        var answer = stranger.locator("main").innerText();
        open(stranger, "/forgot-password");
        stranger.fill("input[name=email]", " ZOE@example.org ");
        button(stranger, "Send me a link").click();
        assertThat(stranger.locator("main").innerText())
                .as("the same answer for all")
                .isEqualTo(answer);

        var link = linkInMail("/reset-password");
        stranger.navigate(link);
        stranger.fill("input[name=password]", NEW_PASSWORD);
        button(stranger, "Use this password").click();
        assertThat(stranger.locator("h1")).hasText("Your password is changed");
        stranger.navigate(link);
        assertThat(stranger.locator("h1")).hasText("This link does not work any more");
        assertThat(mailbox.receivedBy("nobody@example.org")).isEmpty();
        awaitSignedOut(laptop);
        awaitSignedOut(phone);

        signIn(laptop, PASSWORD);
        assertThat(laptop.locator(".problem:visible")).isVisible();
        signIn(laptop, NEW_PASSWORD);
        laptop.fill("input[name=code]", recoveryCodes.get(1));
        button(laptop, "Sign in").click();
        assertSignedIn(laptop);
    }

    @Test
    @Order(8)
    void signing_out_everywhere_ends_every_browser() {
        signIn(phone, NEW_PASSWORD);
        phone.fill("input[name=code]", recoveryCodes.get(2));
        button(phone, "Sign in").click();
        assertSignedIn(phone);
        open(laptop, "/profile/sessions");
        button(laptop, "Sign out everywhere").click();
        awaitSignedOut(laptop);
        awaitSignedOut(phone);
    }

    @Test
    @Order(9)
    void a_passkey_signs_in_without_password_and_code() {
        signIn(laptop, NEW_PASSWORD);
        laptop.fill("input[name=code]", recoveryCodes.get(3));
        button(laptop, "Sign in").click();
        assertSignedIn(laptop);
        var devTools = laptop.context().newCDPSession(laptop);
        devTools.send("WebAuthn.enable");
        devTools.send("WebAuthn.addVirtualAuthenticator", fingerprintReader());
        open(laptop, "/profile/passkeys");
        laptop.fill("input[name=label]", "My laptop");
        laptop.fill("form[data-passkey-add] input[name=password]", NEW_PASSWORD);
        laptop.fill("form[data-passkey-add] input[name=code]", recoveryCodes.get(4));
        button(laptop, "Add a passkey").click();
        assertThat(laptop.locator("main")).containsText("The passkey is added");
        button(laptop, "Sign out").click();

        open(laptop, "/login?return=/profile");
        button(laptop, "Sign in with a passkey").click();
        assertThat(laptop).hasURL(suite.url("/profile").toString());
        assertThat(laptop.locator("main")).containsText(EMAIL);
    }

    @Test
    @Order(10)
    void what_happened_stands_in_the_audit_trail() {
        var admin = browser.visitor(1440, 900, true);
        open(admin, "/login?return=/admin/audit");
        admin.fill("input[name=email]", "admin");
        admin.fill("input[name=password]", "admin123");
        button(admin, "Sign in").click();
        Awaitility.await()
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    open(admin, "/admin/audit?who=" + EMAIL);
                    assertThat(admin.locator("main table").innerText()).contains(EMAIL);
                });
    }

    @Test
    @Order(11)
    void no_page_on_the_way_had_an_error() {
        assertThat(browser.errors.stream().filter(error -> !error.contains("status of 4")))
                .isEmpty();
    }

    private static JsonObject fingerprintReader() {
        return JsonParser.parseString(
                        """
                        {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                          "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
                        """)
                .getAsJsonObject();
    }

    private static void open(Page page, String path) {
        page.navigate(suite.url(path).toString());
    }

    private static void signIn(Page page, String password) {
        open(page, "/login?return=/profile");
        page.fill("input[name=email]", EMAIL);
        page.fill("input[name=password]", password);
        button(page, "Sign in").click();
    }

    private static void assertSignedIn(Page page) {
        assertThat(page).hasURL(suite.url("/profile").toString());
        assertThat(page.locator("main")).containsText(EMAIL);
    }

    private static void awaitSignedOut(Page page) {
        Awaitility.await("signed out within a minute")
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    open(page, "/profile");
                    return page.url().contains("/login");
                });
    }

    private static String linkInMail(String path) {
        var link = Pattern.compile("http://localhost:\\d+" + path + "\\?token=[\\w-]+");
        return Objects.requireNonNull(
                Awaitility.await("a mail with a link to " + path)
                        .until(
                                () -> {
                                    for (var mail : mailbox.receivedBy(EMAIL).reversed()) {
                                        var found = link.matcher(Mailbox.text(mail));
                                        if (found.find()) return found.group();
                                    }
                                    return null;
                                },
                                Objects::nonNull));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
