package dev.marquee.gateway.room;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through to a booking whoever's turn it is, of an event that has a waiting room. Where none
 * has, nothing is looked at.
 */
@Component
class DoorFilter extends OncePerRequestFilter {

    /** In a form, what makes sending it twice safe, as public-service reads it. */
    private static final Pattern FORM_KEY =
            Pattern.compile("(?:^|&)key=[A-Za-z0-9-]{16,64}(?:&|$)");

    private static final Pattern ANY_KEY = Pattern.compile("(?:^|&)key=");

    /** How an address may name an event; another spelling might be read by one of us alone. */
    private static final Pattern EVENT = Pattern.compile("[0-9]{1,18}|[A-Za-z]{1,6}[0-9]{1,12}");

    private final Rooms rooms;
    private final PlaceTokens tokens;
    private final Clock clock;

    DoorFilter(Rooms rooms, PlaceTokens tokens, Clock clock) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return rooms.isOff() || !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var named = Doors.eventOf(request);
        if (named.isEmpty() && !Doors.isByBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (named.isPresent() && !EVENT.matcher(named.get()).matches()) {
            RoomRefusals.refuse(request, response, Problems.notFound("event"));
            return;
        }
        if (!rooms.isKnown()) {
            RoomRefusals.refuse(request, response, RoomRefusals.unavailable());
            return;
        }
        var kept = new KeptBody(request);
        var event = named.isPresent() ? named : kept.event();
        if (event.isEmpty()) {
            RoomRefusals.refuse(request, response, unreadable());
            return;
        }
        var room = rooms.find(event.get());
        try {
            room.ifPresent(it -> it.knock(clock.instant()));
            if (room.isPresent() && !room.get().isKnown())
                RoomRefusals.refuse(request, response, RoomRefusals.unavailable());
            else if (room.isEmpty() || !room.get().guards()) chain.doFilter(kept, response);
            else guard(room.get(), kept, response, chain);
        } catch (DataAccessException | TransactionException e) {
            logger.warn("a waiting room cannot be asked who may book", e);
            RoomRefusals.refuse(request, response, RoomRefusals.unavailable());
        }
    }

    private void guard(Room room, KeptBody request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = Doors.isPage(request);
        var place = place(room, request);
        var attempt = attempt(request);
        var begun = clock.instant();
        if (place.isEmpty() || !room.begin(place.get(), attempt, begun)) {
            if (page) {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader(HttpHeaders.LOCATION, address(room));
            } else RoomRefusals.refuse(request, response, refusal(room));
            return;
        }
        chain.doFilter(request, response);
        var booked = page ? leadsToBooking(response) : response.getStatus() / 100 == 2;
        // Of what failed nobody knows whether it is booked: the place is free again after a while.
        if (booked || response.getStatus() < 500) end(room, place.get(), attempt, booked, begun);
    }

    /** The answer is written: what fails now is for the log. */
    private void end(Room room, String place, String attempt, boolean booked, Instant begun) {
        try {
            room.end(place, attempt, booked, begun, clock.instant());
        } catch (DataAccessException | TransactionException e) {
            logger.warn("a waiting room was not told how a booking ended", e);
        }
    }

    private static boolean leadsToBooking(HttpServletResponse response) {
        var location = response.getHeader(HttpHeaders.LOCATION);
        return response.getStatus() == HttpServletResponse.SC_SEE_OTHER
                && location != null
                && location.contains("/bookings/");
    }

    private Optional<String> place(Room room, HttpServletRequest request) {
        var event = room.terms().eventId();
        return Optional.ofNullable(request.getHeader(PlaceTokens.HEADER))
                .or(() ->
                        tokens.in(event, Collections.list(request.getHeaders(HttpHeaders.COOKIE))))
                .flatMap(token -> tokens.idOf(event, token));
    }

    /**
     * The same for the very same booking sent again with its key, which the services answer alike;
     * else unlike any other. Keys are their callers' own: so whoever sends it is part of it.
     */
    private static String attempt(KeptBody request) {
        var keys = Collections.list(request.getHeaders("Idempotency-Key"));
        var body = new String(request.body(), StandardCharsets.ISO_8859_1);
        if (keys.isEmpty() && !(Doors.isPage(request) && hasFormKey(request, body)))
            return Sha256.of(RandomToken.create());
        return Sha256.of(
                String.join(
                        "\n",
                        request.getRequestURI(),
                        String.valueOf(keys),
                        String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION)),
                        String.valueOf(Collections.list(request.getHeaders(HttpHeaders.COOKIE))),
                        body));
    }

    private static boolean hasFormKey(HttpServletRequest request, String body) {
        var type = request.getContentType();
        return type != null
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && request.getQueryString() == null
                && ANY_KEY.matcher(body).results().count() == 1
                && FORM_KEY.matcher(body).find();
    }

    private static String address(Room room) {
        return "/e/" + room.terms().code() + "/waiting-room";
    }

    private static ErrorResponseException refusal(Room room) {
        var problem =
                Problems.problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "waiting-room",
                        Text.of("problem.waiting-room"),
                        Map.of(
                                "waiting_room",
                                "/api/events/" + room.terms().eventId() + "/waiting-room"));
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
        return problem;
    }

    private static ErrorResponseException unreadable() {
        return Problems.problem(
                HttpStatus.BAD_REQUEST,
                "unreadable-body",
                Text.of("problem.unreadable-body.body-must-be"));
    }
}
