package dev.marquee.ticket.payment.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.csv.CsvTable.Row;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bank's file.
 *
 * @param line its number in the file
 * @param amount as the bank writes it
 * @param minor in the smallest unit; null if it is no amount
 * @param purpose what the payer wrote
 * @param fingerprint the same for the same line in every file; of several that say the same in one
 *     file, each has its own
 */
record BankLine(
        long line,
        String date,
        String amount,
        @Nullable Long minor,
        String payer,
        String purpose,
        String fingerprint) {

    private static final int LONGEST_DATE = 30;
    private static final int LONGEST_AMOUNT = 40;
    private static final int LONGEST_PAYER = 200;
    private static final int LONGEST_PURPOSE = 500;
    private static final Pattern WORD_BEHIND = Pattern.compile(".*\\d[^\\p{L}]*(\\p{L}+)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,6})?");

    /** All lines of a file whose columns are known. */
    static List<BankLine> of(BankFile file, BankColumns columns, Currency currency) {
        var seen = new HashMap<String, Integer>();
        var lines = new ArrayList<BankLine>();
        var direction = file.direction();
        for (var row : file.rows()) {
            var cells = String.join("\u001f", row.cells().stream().map(String::strip).toList());
            var nth = seen.merge(cells, 1, Integer::sum);
            var out = BankFile.isOut(row.cell(direction));
            lines.add(of(row, columns, currency, out, fingerprint(cells, nth)));
        }
        return lines;
    }

    private static BankLine of(
            Row row, BankColumns columns, Currency currency, boolean out, String mark) {
        var amount = row.cell(column(columns.amount()));
        var decimal = Objects.requireNonNullElse(columns.decimal(), '.');
        return new BankLine(
                row.line(),
                cut(row.cell(column(columns.date())), LONGEST_DATE),
                cut(amount, LONGEST_AMOUNT),
                out ? out(minor(amount, decimal, currency)) : minor(amount, decimal, currency),
                cut(row.cell(column(columns.payer())), LONGEST_PAYER),
                cut(row.cell(column(columns.purpose())), LONGEST_PURPOSE),
                mark);
    }

    private static int column(@Nullable Integer number) {
        return number == null ? -1 : number;
    }

    private static @Nullable Long out(@Nullable Long minor) {
        return minor == null ? null : Long.valueOf(-Math.abs(minor));
    }

    /**
     * Whatever groups is left out; a sign may stand behind, brackets are one, and so is a word that
     * says that money went out.
     */
    static @Nullable Long minor(String text, char decimal, Currency currency) {
        var word = WORD_BEHIND.matcher(text.strip());
        return word.matches() && BankFile.isOut(word.group(1))
                ? out(number(text, decimal, currency))
                : number(text, decimal, currency);
    }

    private static @Nullable Long number(String text, char decimal, Currency currency) {
        var plain = text.replaceAll("[\\s\\u00a0\\u202f'’]", "").replaceAll("[A-Za-z€$£¥₫]", "");
        if (plain.startsWith("(") && plain.endsWith(")"))
            plain = "-" + plain.substring(1, plain.length() - 1);
        if (plain.endsWith("-") || plain.endsWith("+"))
            plain = plain.charAt(plain.length() - 1) + plain.substring(0, plain.length() - 1);
        plain = plain.replace(decimal == ',' ? "." : ",", "").replace(decimal, '.');
        plain = plain.replace('−', '-');
        if (!NUMBER.matcher(plain).matches()) return null;
        try {
            var value = new BigDecimal(plain).stripTrailingZeros();
            var exact = value.scale() < 0 ? value.setScale(0) : value;
            var minor = Money.minor(exact.abs(), currency);
            return exact.signum() < 0 ? Long.valueOf(-minor) : Long.valueOf(minor);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static String fingerprint(String cells, int nth) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest((nth + "\u001f" + cells).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
