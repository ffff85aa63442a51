package dev.marquee.platform.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins and places letters by the rules of their font, as browsers do: the JDK brings HarfBuzz for
 * that. Thread-safe.
 */
final class GlyphShaper {

    /** A picture of the font, and where it stands, in thousandths of the size; y rises. */
    record Glyph(int id, double x, double y) {}

    /** Letters as they stand together. */
    record Shaped(List<Glyph> glyphs, double width) {}

    private static final Logger log = LoggerFactory.getLogger(GlyphShaper.class);
    private static final float THOUSAND = 1000;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** What HarfBuzz leaves in the place of a letter that is not seen. */
    private static final int NOTHING = 0xFFFF;

    private static final Map<PrintFont, Optional<GlyphShaper>> SHAPERS = new ConcurrentHashMap<>();

    private final Font font;

    private GlyphShaper(Font font) {
        this.font = font;
    }

    /** That of a font; empty where this machine's JDK cannot draw letters at all. */
    static Optional<GlyphShaper> of(PrintFont font) {
        return SHAPERS.computeIfAbsent(font, GlyphShaper::read);
    }

    private static Optional<GlyphShaper> read(PrintFont font) {
        try (var stream = font.open()) {
            var read = Font.createFont(Font.TRUETYPE_FONT, stream).deriveFont(THOUSAND);
            return Optional.of(new GlyphShaper(read));
        } catch (IOException
                | FontFormatException
                | RuntimeException
                | LinkageError
                | InternalError e) {
            // some systems come without the libraries that the JDK draws with
            log.warn("Letters of {} are printed side by side: {}", font.family(), e.toString());
            return Optional.empty();
        }
    }

    Shaped shape(String text) {
        var letters = text.toCharArray();
        var vector =
                font.layoutGlyphVector(
                        EXACT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
        var glyphs = new ArrayList<Glyph>();
        for (int i = 0; i < vector.getNumGlyphs(); i++) {
            var at = vector.getGlyphPosition(i);
            if (vector.getGlyphCode(i) != NOTHING)
                glyphs.add(new Glyph(vector.getGlyphCode(i), at.getX(), -at.getY()));
        }
        return new Shaped(glyphs, vector.getGlyphPosition(vector.getNumGlyphs()).getX());
    }
}
