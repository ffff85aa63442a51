package dev.marquee.gateway.room;

import dev.marquee.gateway.room.Views.Given;
import dev.marquee.gateway.room.Views.PlaceView;
import dev.marquee.gateway.room.Views.Proof;
import dev.marquee.gateway.room.Views.RoomView;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Waiting rooms for programs: a place is asked for, looked at, and its token shown to book. */
@RestController
@RequestMapping("/api/events/{id}/waiting-room")
@Tag(name = "Waiting rooms")
class RoomApiController {

    private final RoomDesk desk;
    private final Proofs proofs;
    private final PlaceTokens tokens;
    private final Clock clock;

    RoomApiController(RoomDesk desk, Proofs proofs, PlaceTokens tokens, Clock clock) {
        this.desk = desk;
        this.proofs = proofs;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "An event's waiting room, and what is published of its lot")
    @ApiResponse(responseCode = "200", description = "As it was a second ago")
    @ApiResponse(responseCode = "404", description = "not-found: the event has none")
    ResponseEntity<RoomView> show(@PathVariable String id) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=1")
                .body(desk.view(desk.room(id)));
    }

    @PostMapping
    @Operation(
            summary = "Takes a place",
            description =
                    "Before the sale starts, when does not matter: the order is drawn. Later, places are in the order of arrival. Whoever has a place keeps it.")
    @ApiResponse(responseCode = "201", description = "The token, to be shown as Waiting-Room-Token")
    @ApiResponse(responseCode = "200", description = "The place that the request brings already")
    @ApiResponse(responseCode = "404", description = "not-found: the event has no waiting room")
    @ApiResponse(
            responseCode = "409",
            description = "not-open-yet; no-line: nobody has to wait now, just book")
    @ApiResponse(responseCode = "429", description = "too-many-places, too-many-requests")
    ResponseEntity<Given> join(@PathVariable String id, HttpServletRequest request) {
        var room = desk.room(id);
        var token = desk.join(room, request);
        var event = room.terms().eventId();
        if (token == null) {
            var own = desk.place(room, request).orElseThrow();
            return ResponseEntity.ok(new Given("", desk.view(room, own)));
        }
        var place = room.find(tokens.idOf(event, token).orElseThrow()).orElseThrow();
        return ResponseEntity.created(URI.create("/api/events/" + event + "/waiting-room/place"))
                .header(HttpHeaders.SET_COOKIE, tokens.cookie(event, token))
                .body(new Given(token, desk.view(room, place)));
    }

    @GetMapping("/place")
    @Operation(summary = "The place whose token is shown, by cookie or Waiting-Room-Token")
    @ApiResponse(responseCode = "200", description = "With state called or inside, you may book")
    @ApiResponse(responseCode = "404", description = "not-found: no such place")
    PlaceView place(@PathVariable String id, HttpServletRequest request) {
        var room = desk.room(id);
        var place = desk.place(room, request).orElseThrow(() -> Problems.notFound("place"));
        return desk.view(room, place);
    }

    @PostMapping("/place/enter")
    @Operation(
            summary = "Comes in, once called",
            description = "From then on the whole time inside counts. A booking does it by itself.")
    @ApiResponse(responseCode = "200", description = "The place as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such place")
    PlaceView enter(@PathVariable String id, HttpServletRequest request) {
        var room = desk.room(id);
        var place = desk.place(room, request).orElseThrow(() -> Problems.notFound("place"));
        return desk.view(room, room.enter(place, clock.instant()));
    }

    @DeleteMapping("/place")
    @Operation(summary = "Gives the place back; a second time changes nothing")
    @ApiResponse(responseCode = "204", description = "It is free for the next")
    @ApiResponse(responseCode = "404", description = "not-found: no such place")
    ResponseEntity<Void> leave(@PathVariable String id, HttpServletRequest request) {
        var room = desk.room(id);
        var place = desk.place(room, request).orElseThrow(() -> Problems.notFound("place"));
        room.leave(place.id());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, tokens.forgotten(room.terms().eventId()))
                .build();
    }

    @GetMapping("/proof")
    @Operation(
            summary = "Everything to draw the lot again",
            description =
                    "docs/verify-draw.py checks it. Places lead back to nobody. It stays for some months after the room has ended.")
    @ApiResponse(responseCode = "200", description = "Seed, places and their numbers")
    @ApiResponse(responseCode = "404", description = "not-found: the event has no waiting room")
    @ApiResponse(responseCode = "409", description = "not-drawn-yet")
    ResponseEntity<Proof> proof(@PathVariable String id) {
        var proof = desk.find(id).map(proofs::of).orElseGet(() -> proofs.ofEnded(id));
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .body(proof);
    }
}
