package dev.marquee.platform.pdf;

import dev.marquee.platform.pdf.DocumentFonts.Loaded;
import dev.marquee.platform.pdf.GlyphShaper.Shaped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/**
 * Joins the letters of a document that was drawn letter by letter, before it is saved. What they
 * mean stays in it as {@code ActualText}, for search, copying and reading aloud. What stands behind
 * joined letters on their line moves up to them.
 */
final class ShapedText {

    private static final COSName SPAN = COSName.getPDFName("Span");
    private static final int THOUSAND = 1000;
    private static final double SAME_PLACE = 0.05;
    private static final double SEEN = 0.5;

    private final DocumentFonts fonts;
    private final @Nullable COSDictionary named;
    private final List<Object> page = new ArrayList<>();
    private final List<COSBase> operands = new ArrayList<>();

    private @Nullable Loaded font;
    private double size;
    private double scale = 1;
    private double x;
    private double y = Double.NaN;
    private double end;
    private double shift;

    private ShapedText(DocumentFonts fonts, PDPage page) {
        this.fonts = fonts;
        this.named = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
    }

    static void join(PDDocument document, DocumentFonts fonts) throws IOException {
        if (!fonts.areShaped()) return;
        for (var page : document.getPages()) {
            var rewritten = new ShapedText(fonts, page);
            for (var token : new PDFStreamParser(page).parse()) rewritten.add(token);
            var stream = new PDStream(document);
            try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                new ContentStreamWriter(out).writeTokens(rewritten.page);
            }
            page.setContents(stream);
        }
    }

    private void add(Object token) throws IOException {
        if (!(token instanceof Operator operator)) {
            operands.add((COSBase) token);
            return;
        }
        switch (operator.getName()) {
            case OperatorName.SET_FONT_AND_SIZE -> {
                var dictionary =
                        named == null ? null : named.getCOSDictionary((COSName) operands.get(0));
                font = fonts.of(dictionary);
                size = number(1);
            }
            case OperatorName.SET_MATRIX -> place();
            case OperatorName.SHOW_TEXT -> {
                if (font != null && show(font, ((COSString) operands.get(0)).getBytes())) {
                    operands.clear();
                    return;
                }
            }
            default -> {
                // stays as it is
            }
        }
        page.addAll(operands);
        page.add(operator);
        operands.clear();
    }

    private double number(int operand) {
        return ((COSNumber) operands.get(operand)).floatValue();
    }

    /** What begins where the text before ended belongs to the same line. */
    private void place() {
        scale = number(0);
        var follows =
                Math.abs(number(5) - y) < SAME_PLACE && Math.abs(number(4) - end) < SAME_PLACE;
        if (!follows) shift = 0;
        x = number(4);
        y = number(5);
        if (shift != 0) operands.set(4, new COSFloat((float) (x + shift)));
    }

    /** Whether the letters were joined; else they are to be drawn as they are. */
    private boolean show(Loaded font, byte[] bytes) throws IOException {
        var codes = new ArrayList<Integer>();
        double width = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            var code = (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF;
            codes.add(code);
            width += font.font().getWidth(code);
        }
        end = x + width / THOUSAND * size * scale;
        var text = text(font, codes);
        if (font.shaper().isEmpty() || text == null) return false;
        var shaped = font.shaper().get().shape(text);
        draw(font, text, shaped);
        shift += (shaped.width() - width) / THOUSAND * size * scale;
        return true;
    }

    private static @Nullable String text(Loaded font, List<Integer> codes) {
        var text = new StringBuilder();
        for (var code : codes) {
            var letters = font.font().getCmapLookup().getCharCodes(code);
            if (letters == null || letters.isEmpty()) return null;
            text.appendCodePoint(letters.getFirst());
        }
        return text.toString();
    }

    private void draw(Loaded font, String text, Shaped shaped) throws IOException {
        var used = new LinkedHashSet<Integer>();
        var meaning = new COSDictionary();
        meaning.setString(COSName.ACTUAL_TEXT, text);
        page.addAll(List.of(SPAN, meaning, operator(OperatorName.BEGIN_MARKED_CONTENT_SEQ)));
        double pen = 0;
        double rise = 0;
        for (var glyph : shaped.glyphs()) {
            if (Math.abs(glyph.y() - rise) > SEEN) rise = rise(glyph.y());
            var shown = new COSArray();
            if (Math.abs(pen - glyph.x()) > SEEN)
                shown.add(new COSFloat((float) (pen - glyph.x())));
            shown.add(
                    new COSString(new byte[] {(byte) (glyph.id() >> 8), (byte) glyph.id()}, true));
            page.addAll(List.of(shown, operator(OperatorName.SHOW_TEXT_ADJUSTED)));
            pen = glyph.x() + font.font().getWidth(glyph.id());
            used.add(glyph.id());
        }
        if (rise != 0) rise(0);
        page.add(operator(OperatorName.END_MARKED_CONTENT));
        font.font().addGlyphsToSubset(used);
    }

    private double rise(double y) {
        page.addAll(
                List.of(
                        new COSFloat((float) (y / THOUSAND * size)),
                        operator(OperatorName.SET_TEXT_RISE)));
        return y;
    }

    private static Operator operator(String name) {
        return Operator.getOperator(name);
    }
}
