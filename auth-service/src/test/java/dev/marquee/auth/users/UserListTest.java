package dev.marquee.auth.users;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.NewAccount;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.account.RoleRequests;
import dev.marquee.platform.test.StatementCount;
import dev.marquee.platform.value.EmailAddress;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The list of accounts, with its filters and as a file. */
@AuthServiceTest
class UserListTest {

    @Autowired MockMvcTester mvc;
    @Autowired Accounts accounts;
    @Autowired RoleRequests requests;
    @Autowired JdbcClient jdbc;
    @Autowired StatementCount statements;

    @BeforeEach
    void add() {
        account("Listed Ada", true, Role.ORGANIZER);
        accounts.setDisabled(account("Listed =1+1", true, Role.CUSTOMER), true);
        account("Listed <b>", false, Role.CUSTOMER);
    }

    @AfterEach
    void clean() {
        jdbc.sql(
                        "delete from role_request where account_id in (select id from account where name like 'Listed%')")
                .update();
        jdbc.sql(
                        "delete from account_role where account_id in (select id from account where name like 'Listed%')")
                .update();
        jdbc.sql("delete from account where name like 'Listed%'").update();
    }

    @Test
    void it_is_searched_filtered_and_sorted_and_its_links_keep_that() {
        assertThat(get("/admin/users?q=LISTED&sort=-name"))
                .hasStatusOk()
                .bodyText()
                .containsSubsequence("Listed Ada", "Listed =1+1", "Listed &lt;b&gt;")
                .contains(
                        "1 to 3 of 3",
                        "aria-sort=\"descending\"",
                        "/admin/users/export.xlsx?q=LISTED&amp;sort=-name",
                        "name=\"sort\" value=\"-name\"")
                .doesNotContain("Listed <b>", "??");
        assertThat(get("/admin/users?q=listed&role=ORGANIZER"))
                .bodyText()
                .contains("Listed Ada")
                .doesNotContain("Listed =1+1");
        assertThat(get("/admin/users?q=listed&state=disabled"))
                .bodyText()
                .contains("Listed =1+1")
                .doesNotContain("Listed Ada");
        assertThat(get("/admin/users?q=listed&state=unconfirmed&page=9"))
                .bodyText()
                .contains("Listed &lt;b&gt;")
                .doesNotContain("Listed Ada");
        assertThat(get("/admin/users?q=listed&state=invited"))
                .bodyText()
                .contains("No account matches", "Show all accounts");
        assertThat(get("/admin/users?q=listed&state=lost&sort=colour&role=king"))
                .hasStatusOk()
                .bodyText()
                .contains("1 to 3 of 3");
    }

    @Test
    void it_is_taken_along_by_admins_only_and_the_trail_hears_of_it() {
        assertThat(get("/admin/users/export.csv?q=listed&state=disabled"))
                .hasStatusOk()
                .hasContentType("text/csv;charset=UTF-8")
                .bodyText()
                .contains("Id,Name,E-mail", "Listed =1+1", "Disabled")
                .doesNotContain("Listed Ada", "$2");
        assertThat(mvc.get().uri("/admin/users/export.csv").with(organizer())).hasStatus(403);
        await().untilAsserted(() ->
                assertThat(get("/admin/audit?action=users.exported"))
                        .bodyText()
                        .contains("admin@ticket.local", "list:users", "csv"));
    }

    @Test
    void no_more_than_the_twenty_oldest_wishes_of_confirmed_addresses_are_shown() {
        for (var n = 10; n < 35; n++)
            requests.ask(account("Listed wish " + n, n < 34, Role.CUSTOMER), Role.ORGANIZER);
        assertThat(get("/admin/users?q=nobody"))
                .hasStatusOk()
                .bodyText()
                .contains("The 20 oldest of 24", "Listed wish 10", "Listed wish 29")
                .doesNotContain("Listed wish 30", "Listed wish 34", "??");
    }

    @Test
    void a_longer_list_costs_no_more_statements() {
        var few = statements.of(() -> assertThat(get("/admin/users?q=listed")).hasStatusOk());
        for (var n = 0; n < 15; n++) account("Listed " + n, true, Role.CUSTOMER);
        assertThat(statements.of(() -> assertThat(get("/admin/users?q=listed")).hasStatusOk()))
                .isEqualTo(few)
                .isLessThan(8);
    }

    private long account(String name, boolean verified, Role role) {
        var number = jdbc.sql("select count(*) from account").query(Long.class).single();
        return accounts.add(
                new NewAccount(
                        name,
                        new EmailAddress("listed" + number + "@example.org"),
                        verified,
                        null,
                        "nobody's hash",
                        Set.of(role)));
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(admin()).exchange();
    }
}
