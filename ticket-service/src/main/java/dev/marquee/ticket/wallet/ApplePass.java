package dev.marquee.ticket.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code pass.json} of a pass, in Apple's words.
 *
 * @param serialNumber a pass replaces the one of the same number in a wallet
 * @param voided whether it admits nobody any more
 * @param groupingIdentifier what lies in one stack
 * @param barcodes none where it admits nobody
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApplePass(
        int formatVersion,
        String passTypeIdentifier,
        String teamIdentifier,
        String serialNumber,
        String organizationName,
        String description,
        String logoText,
        String foregroundColor,
        String backgroundColor,
        String labelColor,
        String relevantDate,
        List<RelevantDate> relevantDates,
        String expirationDate,
        boolean voided,
        String groupingIdentifier,
        @Nullable List<Barcode> barcodes,
        EventTicket eventTicket) {

    /** When phones show it by themselves: a span, which newer ones want. */
    record RelevantDate(String startDate, String endDate) {}

    /** A code to scan, and what stands below it. */
    record Barcode(String format, String message, String messageEncoding, String altText) {}

    /** A line of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Field(String key, @Nullable String label, String value, @Nullable Integer row) {

        Field(String key, String label, String value) {
            this(key, label, value, null);
        }
    }

    /** Its front from top to bottom, and its back. */
    record EventTicket(
            List<Field> primaryFields,
            List<Field> secondaryFields,
            List<Field> auxiliaryFields,
            List<Field> backFields) {}
}
