package dev.marquee.platform.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;

/** What a page says of its joined letters. */
final class JoinedText {

    /** What they stand for. */
    final List<String> meanings = new ArrayList<>();

    /** The pictures of the font that they are drawn with. */
    final List<Integer> glyphs = new ArrayList<>();

    /** Where each piece of text begins, from the left. */
    final List<Float> places = new ArrayList<>();

    JoinedText(PDPage page) throws IOException {
        var operands = new ArrayList<Object>();
        for (var token : new PDFStreamParser(page).parse()) {
            if (!(token instanceof Operator operator)) {
                operands.add(token);
                continue;
            }
            switch (operator.getName()) {
                case "BDC" -> {
                    if (operands.get(1) instanceof COSDictionary properties
                            && properties.containsKey(COSName.ACTUAL_TEXT))
                        meanings.add(properties.getString(COSName.ACTUAL_TEXT));
                }
                case "Tm" -> places.add(((COSNumber) operands.get(4)).floatValue());
                case "TJ" ->
                        ((COSArray) operands.get(0))
                                .forEach(part -> {
                                    if (part instanceof COSString string) add(string.getBytes());
                                });
                default -> {
                    // says nothing of them
                }
            }
            operands.clear();
        }
    }

    private void add(byte[] code) {
        glyphs.add((code[0] & 0xFF) << 8 | code[1] & 0xFF);
    }
}
