package dev.marquee.ticket.guest;

import dev.marquee.ticket.csv.CsvTable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A guest as somebody wrote them down, nothing of it checked.
 *
 * @param line its number in the file or the list, from 1
 * @param type the name or the number of a ticket type; empty for the first
 * @param quantity empty for one
 */
record GuestLine(long line, String name, String email, String type, String quantity, String note) {

    private static final Pattern NAME = words("name|nome|nombre|nom|gast|guest|nama|tên");
    private static final Pattern EMAIL = words("e-?mail|mail|correo");
    private static final Pattern TYPE = words("type|ticket ?type|category|tipo|art|jenis|loại");
    private static final Pattern QUANTITY =
            words("quantity|number|tickets|count|anzahl|quantidade|cantidad|jumlah|số lượng");
    private static final Pattern NOTE = words("notes?|remarks?|comment|notiz|nota|catatan|ghi chú");

    private static Pattern words(String words) {
        return Pattern.compile("(?iu)(" + words + ")");
    }

    /**
     * The lines of a file, by its headings.
     *
     * @throws IllegalArgumentException {@code no-name} if no heading says where names are
     */
    static List<GuestLine> of(CsvTable table) {
        var headings = table.headings();
        int name = find(headings, NAME);
        int email = find(headings, EMAIL);
        int type = find(headings, TYPE);
        int quantity = find(headings, QUANTITY);
        int note = find(headings, NOTE);
        if (name < 0) throw new IllegalArgumentException("no-name");
        return table.rows().stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isBlank()))
                .map(row ->
                        new GuestLine(
                                row.line(),
                                row.cell(name),
                                row.cell(email),
                                row.cell(type),
                                row.cell(quantity),
                                row.cell(note)))
                .toList();
    }

    private static int find(List<String> headings, Pattern words) {
        for (int i = 0; i < headings.size(); i++)
            if (words.matcher(headings.get(i).strip().toLowerCase(Locale.ROOT)).matches()) return i;
        return -1;
    }
}
