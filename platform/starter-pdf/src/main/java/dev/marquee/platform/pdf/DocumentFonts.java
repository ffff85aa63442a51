package dev.marquee.platform.pdf;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** The fonts of one document. Each is read when the first letter asks for it. */
final class DocumentFonts implements Closeable {

    /** A font that is in use, and how its letters are joined; empty where they are not. */
    record Loaded(PDType0Font font, Optional<GlyphShaper> shaper) {}

    private final PDDocument document;
    private final Map<COSDictionary, Loaded> loaded = new HashMap<>();
    private final Map<PDType0Font, TrueTypeFont> files = new HashMap<>();

    DocumentFonts(PDDocument document) {
        this.document = document;
    }

    PDFontSupplier supplier(PrintFont font) {
        return new PDFontSupplier(null) {
            @Override
            public PDFont supply() {
                return load(font);
            }
        };
    }

    /** The renderer gets the font without its rules, of which it would follow some, and badly. */
    private PDFont load(PrintFont font) {
        try (var stream = font.open()) {
            var file = new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes()));
            file.setEnableGsub(false);
            var read = PDType0Font.load(document, file, true);
            files.put(read, file);
            loaded.put(
                    read.getCOSObject(),
                    new Loaded(read, font.isShaped() ? GlyphShaper.of(font) : Optional.empty()));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether letters of it are joined. */
    boolean areShaped() {
        return loaded.values().stream().anyMatch(font -> font.shaper().isPresent());
    }

    /** The font that a page names; null if it is not of here. */
    @Nullable Loaded of(@Nullable COSDictionary font) {
        return font == null ? null : loaded.get(font);
    }

    @Override
    public void close() throws IOException {
        for (var file : files.values()) file.close();
    }
}
