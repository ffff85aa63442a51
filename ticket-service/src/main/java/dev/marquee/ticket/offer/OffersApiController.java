package dev.marquee.ticket.offer;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.PatchReader;
import dev.marquee.platform.web.Versions;
import dev.marquee.ticket.figures.MoneyFigures;
import dev.marquee.ticket.figures.MoneyOfOffer;
import dev.marquee.ticket.figures.MoneyQuery;
import dev.marquee.ticket.search.Listed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.Validator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Offers, for organisers: their own; admins manage all. */
@RestController
@RequestMapping("/api/offers")
@Tag(name = "Offers")
class OffersApiController {

    /** The codes that were made. */
    @Schema(name = "NewOfferCodes")
    record NewCodes(@Schema(example = "[\"VIP-7K3Q-M2XW\"]") List<String> codes) {}

    private final ManageOffers manage;
    private final GenerateCodes generateCodes;
    private final OfferList list;
    private final OfferChecks checks;
    private final MoneyFigures money;
    private final PatchReader patches;

    OffersApiController(
            ManageOffers manage,
            GenerateCodes generateCodes,
            OfferList list,
            OfferChecks checks,
            MoneyFigures money,
            PatchReader patches) {
        this.manage = manage;
        this.generateCodes = generateCodes;
        this.list = list;
        this.checks = checks;
        this.money = money;
        this.patches = patches;
    }

    @Operation(summary = "List offers", description = "Yours; admins see all.")
    @ApiResponse(responseCode = "200", description = "A page of offers")
    @GetMapping
    Listed<OfferView> list(@Valid @ParameterObject OfferQuery query, Caller caller) {
        return list.page(caller, query);
    }

    @Operation(
            summary = "Make an offer",
            description =
                    "A discount in percent or of an amount, by a code or automatic by the number of tickets.")
    @ApiResponse(responseCode = "201", description = "The offer")
    @ApiResponse(responseCode = "409", description = "code-taken")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping
    ResponseEntity<OfferView> add(
            @Valid @RequestBody OfferRequest request, Caller caller, HttpServletResponse response) {
        checks.require(request, caller);
        var id = manage.add(request, caller);
        return ResponseEntity.created(URI.create("/api/offers/" + id))
                .body(tagged(list.get(id, caller), response));
    }

    @Operation(summary = "Show an offer")
    @ApiResponse(responseCode = "200", description = "The offer, with its ETag")
    @ApiResponse(responseCode = "404", description = "not-found: no such offer, or not yours")
    @GetMapping("/{id}")
    OfferView get(@PathVariable long id, Caller caller, HttpServletResponse response) {
        return tagged(list.get(id, caller), response);
    }

    @Operation(
            summary = "Change an offer; what is absent stays as it is, what is null is cleared",
            description =
                    "A JSON merge patch (RFC 7396). Bookings keep what they got. With If-Match, only if nobody has changed it since.")
    @ApiResponse(responseCode = "200", description = "The offer, with its new ETag")
    @ApiResponse(responseCode = "404", description = "not-found: no such offer, or not yours")
    @ApiResponse(responseCode = "409", description = "limit-below-uses, code-taken or code-used")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @RequestMapping(
            path = "/{id}",
            method = {RequestMethod.PUT, RequestMethod.PATCH},
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    OfferView change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody MergePatch<OfferRequest> body,
            Caller caller,
            HttpServletResponse response) {
        Versions.change(
                Versions.expected(ifMatch),
                () -> list.get(id, caller),
                OfferView::version,
                (stored, version) -> {
                    var request = patches.apply(body, OfferRequest.of(stored), validator(caller));
                    manage.change(id, version, request, caller);
                    return request;
                });
        return tagged(list.get(id, caller), response);
    }

    private Validator validator(Caller caller) {
        return Validator.forInstanceOf(
                OfferRequest.class, (offer, errors) -> checks.check(offer, caller, errors));
    }

    @Operation(
            summary = "Delete an offer that was never used",
            description = "Stop a used one instead: active false.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found: no such offer, or not yours")
    @ApiResponse(responseCode = "409", description = "offer-used")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        manage.delete(list.get(id, caller).id(), Versions.expected(ifMatch));
    }

    @Operation(
            summary = "What an offer was used for",
            description = "The newest first. Uses that were given back have uses 0.")
    @ApiResponse(responseCode = "200", description = "A page of bookings")
    @ApiResponse(responseCode = "404", description = "not-found: no such offer, or not yours")
    @GetMapping("/{id}/uses")
    Listed<OfferUseView> uses(
            @PathVariable long id, @Valid @ParameterObject OfferPage page, Caller caller) {
        return list.uses(list.get(id, caller).id(), page.pageOr0(), page.sizeOrDefault());
    }

    @Operation(
            summary = "What an offer brought, by code",
            description =
                    "Of each code that was used, in each currency: its uses, what it took off the tickets that are valid or used, and what its bookings paid.")
    @ApiResponse(responseCode = "200", description = "Those with most money come first")
    @ApiResponse(responseCode = "404", description = "not-found: no such offer, or not yours")
    @GetMapping("/{id}/money")
    List<MoneyOfOffer> money(@PathVariable long id, Caller caller) {
        return money.byCode(MoneyQuery.ofOffer(list.get(id, caller).id()));
    }

    @Operation(
            summary = "The codes of an offer",
            description = "All of them, with how often each is used.")
    @ApiResponse(responseCode = "200", description = "Up to 10,000 codes")
    @ApiResponse(responseCode = "404", description = "not-found: no such offer, or not yours")
    @GetMapping("/{id}/codes")
    List<OfferCodeView> codes(@PathVariable long id, Caller caller) {
        return list.codes(list.get(id, caller).id());
    }

    @Operation(
            summary = "Generate codes",
            description = "Up to 1,000 at once, each for one use unless you say otherwise.")
    @ApiResponse(responseCode = "201", description = "The new codes")
    @ApiResponse(responseCode = "404", description = "not-found: no such offer, or not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state: it is automatic, or has too many codes")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping("/{id}/codes")
    @ResponseStatus(HttpStatus.CREATED)
    NewCodes generate(
            @PathVariable long id, @Valid @RequestBody CodesRequest request, Caller caller) {
        return new NewCodes(
                generateCodes.handle(
                        list.get(id, caller).id(),
                        Objects.requireNonNull(request.count()),
                        request.prefix(),
                        Objects.requireNonNullElse(request.useLimit(), 1)));
    }

    /** Not through ResponseEntity, which would call an answer with another status unchanged. */
    private static OfferView tagged(OfferView offer, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, Versions.etag(offer.version()));
        return offer;
    }
}
