package dev.marquee.ticket.payment.bank;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file say what, as the user has chosen or as their headings suggest.
 *
 * @param date when the bank booked it; -1 for none, as of the payer
 * @param amount positive where money came in
 * @param purpose what the payer wrote
 * @param decimal the sign before the decimals
 */
record BankColumns(
        @Nullable Integer date,
        @Nullable Integer amount,
        @Nullable Integer purpose,
        @Nullable Integer payer,
        @Nullable Character decimal) {

    private static final Pattern DATE =
            words("buchungstag|booking date|date|datum|data|fecha|ngày");
    private static final Pattern AMOUNT =
            words(
                    "betrag|amount|umsatz|montante|importe?|montant|credit|paid in|haben|jumlah|số tiền");
    private static final Pattern PURPOSE =
            words(
                    "verwendungszweck|purpose|reference|description|descri[cç][aã]o|concepto|libell[eé]|details|memo|remittance|text|nội dung|keterangan");
    private static final Pattern PAYER =
            words(
                    "auftraggeber|zahlungspflichtiger|payer|sender|counterparty|beg[uü]nstigter|ordenante|ordering|name|nama");
    private static final Pattern COMMA = Pattern.compile("[^,]*,\\d{1,2}\\D{0,4}");

    private static Pattern words(String words) {
        return Pattern.compile("(?iu).*(" + words + ").*");
    }

    /** The same with a guess for what is not said. */
    BankColumns guessed(BankFile file) {
        var headings = file.headings();
        int money = amount == null ? find(headings, AMOUNT) : amount;
        return new BankColumns(
                date == null ? find(headings, DATE) : date,
                money,
                purpose == null ? find(headings, PURPOSE) : purpose,
                payer == null ? find(headings, PAYER) : payer,
                decimal == null ? decimal(file, money) : decimal);
    }

    /** The word that comes first in the pattern is the best; a heading may have several. */
    private static int find(List<String> headings, Pattern words) {
        for (int i = 0; i < headings.size(); i++)
            if (words.matcher(headings.get(i).toLowerCase(Locale.ROOT)).matches()) return i;
        return -1;
    }

    private static char decimal(BankFile file, int amount) {
        var commas =
                file.rows().stream()
                        .filter(row -> COMMA.matcher(row.cell(amount)).matches())
                        .count();
        return commas * 2 > file.rows().size() ? ',' : '.';
    }
}
