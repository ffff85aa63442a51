package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.config.HouseZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class StaffTimeTest {

    private static final Instant EVENING = Instant.parse("2026-11-21T20:15:07Z");

    private final StaticMessageSource messages = new StaticMessageSource();
    private final StaffTime times = new StaffTime(new HouseZone("Europe/Lisbon"), messages);

    @BeforeEach
    void english() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        messages.addMessage("platform.zone", Locale.ENGLISH, "{0} time");
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void times_are_of_the_zone_of_the_account_that_reads_them() {
        signIn("Asia/Ho_Chi_Minh");
        assertThat(times.day(EVENING)).isEqualTo("22 Nov 2026");
        assertThat(times.minute(EVENING)).isEqualTo("22 Nov 2026, 03:15");
        assertThat(times.second(EVENING)).isEqualTo("22 Nov 2026, 03:15:07");
        assertThat(times.minute(OffsetDateTime.parse("2026-11-21T21:15:07+01:00")))
                .isEqualTo("22 Nov 2026, 03:15");
        assertThat(times.zoneName()).isEqualTo("Ho Chi Minh time");
    }

    @Test
    void who_has_chosen_none_reads_the_time_of_the_house() {
        assertThat(times.minute(EVENING)).isEqualTo("21 Nov 2026, 20:15");
        signIn(null);
        assertThat(times.minute(EVENING)).isEqualTo("21 Nov 2026, 20:15");
        assertThat(times.zoneName()).isEqualTo("Lisbon time");
    }

    @Test
    void a_zone_that_this_machine_does_not_know_is_that_of_the_house() {
        signIn("Moon/Tycho");
        assertThat(times.zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
    }

    @Test
    void a_day_of_the_calendar_is_the_same_day_everywhere() {
        signIn("America/Los_Angeles");
        assertThat(times.day(LocalDate.parse("2026-11-21"))).isEqualTo("21 Nov 2026");
    }

    @Test
    void no_time_is_no_text() {
        assertThat(times.day(null)).isEmpty();
        assertThat(times.minute(null)).isEmpty();
        assertThat(times.second(null)).isEmpty();
    }

    private static void signIn(@Nullable String zone) {
        var token =
                Jwt.withTokenValue("token")
                        .header("alg", "none")
                        .subject("7")
                        .claim("email", "mai@example.org")
                        .claim("roles", List.of("ORGANIZER"));
        if (zone != null) token.claim("zoneinfo", zone);
        SecurityContextHolder.getContext()
                .setAuthentication(new JwtAuthenticationToken(token.build()));
    }
}
