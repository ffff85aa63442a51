package dev.marquee.ticket.payment.bank;

import dev.marquee.ticket.csv.CsvTable;
import dev.marquee.ticket.csv.CsvTable.Row;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a bank's file as a table.
 *
 * @param headings of its columns
 * @param rows what follows, with the cells of each
 */
record BankFile(List<String> headings, List<Row> rows) {

    static final int MOST_LINES = 5000;

    /** How banks say that money went out, or came in, beside an amount without a sign. */
    private static final Pattern OUT = Pattern.compile("(?iu)s|soll|d|db|dr|debit|dbit");

    private static final Pattern IN = Pattern.compile("(?iu)h|haben|c|cr|credit|crdt");

    /** Whether such a word says that money went out. */
    static boolean isOut(String word) {
        return OUT.matcher(word.strip()).matches();
    }

    /** The column that says of every line whether money came in or went out; -1 if none does. */
    int direction() {
        for (int column = 0; column < headings.size(); column++)
            if (saysDirections(column)) return column;
        return -1;
    }

    private boolean saysDirections(int column) {
        return !rows.isEmpty()
                && rows.stream()
                        .map(row -> row.cell(column))
                        .allMatch(cell -> isOut(cell) || IN.matcher(cell).matches());
    }

    /** Its bytes as text. */
    static String decode(byte[] bytes) {
        return CsvTable.decode(bytes);
    }

    /**
     * Reads a text, with the separator that leads to the widest table.
     *
     * @throws IllegalArgumentException with a word why it is no table: {@code no-table}, {@code
     *     too-long}
     */
    static BankFile read(String text) {
        var table = CsvTable.read(text, MOST_LINES);
        return new BankFile(table.headings(), table.rows());
    }
}
