package dev.marquee.ticket.offer;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes many codes of one offer, each for its own reader. */
@Component
class GenerateCodes {

    /** In one request. */
    static final int MOST = 1000;

    /** Of one offer. */
    static final int MOST_IN_ALL = 10_000;

    /** Without those that look like others. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int GROUP = 4;

    private record Stored(long organizerId, boolean automatic) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final AuditTrail trail;
    private final SecureRandom random = new SecureRandom();

    GenerateCodes(JdbcClient jdbc, JdbcTemplate batches, AuditTrail trail) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.trail = trail;
    }

    /**
     * Adds codes such as VIP-7K3Q-M2XW: forty random bits after the prefix.
     *
     * @param count 1 to {@value #MOST}
     * @param prefix as {@link OfferCode} reads it, at most 20 characters; null for none
     * @param useLimit how often each may be used; null for no limit but the offer's
     * @return the new codes
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} for an
     *     automatic offer, or more than {@value #MOST_IN_ALL} codes
     */
    @Transactional
    public List<String> handle(
            long offer, int count, @Nullable String prefix, @Nullable Integer useLimit) {
        var stored =
                jdbc.sql("select organizer_id, automatic from offer where id = ? for update")
                        .param(offer)
                        .query(Stored.class)
                        .optional()
                        .orElseThrow(() -> Problems.notFound("offer"));
        if (stored.automatic)
            throw Problems.problem(
                    CONFLICT,
                    "invalid-state",
                    Text.of("problem.invalid-state.an-automatic-discount"));
        var present =
                jdbc.sql("select count(*) from offer_code where offer_id = ?")
                        .param(offer)
                        .query(Integer.class)
                        .single();
        if (present + count > MOST_IN_ALL)
            throw Problems.problem(
                    CONFLICT,
                    "invalid-state",
                    Text.of("problem.invalid-state.an-offer-has", MOST_IN_ALL, present));
        var codes = new LinkedHashMap<String, String>();
        while (codes.size() < count) {
            var code = code(prefix);
            OfferCode.fold(code).ifPresent(folded -> codes.put(folded, code));
        }
        batches.batchUpdate(
                "insert into offer_code (organizer_id, code_folded, code, offer_id, use_limit) values (?, ?, ?, ?, ?)",
                codes.entrySet().stream()
                        .map(code ->
                                new Object[] {
                                    stored.organizerId,
                                    code.getKey(),
                                    code.getValue(),
                                    offer,
                                    useLimit
                                })
                        .toList());
        trail.record("offer.codes-generated", "offer:" + offer, String.valueOf(count));
        return List.copyOf(codes.values());
    }

    private String code(@Nullable String prefix) {
        var code = new StringBuilder(prefix == null || prefix.isBlank() ? "" : prefix.strip());
        for (int n = 0; n < 2 * GROUP; n++) {
            if (n % GROUP == 0 && !code.isEmpty()) code.append('-');
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
