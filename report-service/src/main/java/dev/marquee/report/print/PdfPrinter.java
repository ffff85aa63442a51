package dev.marquee.report.print;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.bidi.support.ICUBreakers;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Prints the templates under {@code pdf/}, which are XHTML. Letters of every script that a font
 * here has come out right, and what no font has as a box. Nothing that a page names is fetched:
 * neither from the network nor from this machine.
 */
@Component
public class PdfPrinter {

    /** A file of fonts/; the families are asked one after the other for each letter. */
    private record Font(String family, String weight) {

        String file() {
            return "/fonts/" + family.replace(" ", "") + "-" + weight + ".ttf";
        }

        int number() {
            return weight.equals("Bold") ? 700 : 400;
        }

        InputStream open() {
            var stream = PdfPrinter.class.getResourceAsStream(file());
            if (stream == null) throw new IllegalStateException("no font " + file());
            return stream;
        }
    }

    private static final List<Font> FONTS =
            List.of(
                    new Font("Noto Sans", "Regular"),
                    new Font("Noto Sans", "Bold"),
                    new Font("Noto Sans Arabic", "Regular"),
                    new Font("Noto Sans Arabic", "Bold"),
                    new Font("Noto Sans Hebrew", "Regular"),
                    new Font("Noto Sans Hebrew", "Bold"),
                    new Font("Noto Sans Thai", "Regular"),
                    new Font("Noto Sans Thai", "Bold"),
                    new Font("Noto Sans JP", "Regular"),
                    new Font("Noto Sans KR", "Regular"),
                    new Font("Noto Sans SC", "Regular"),
                    new Font("Noto Sans Devanagari", "Regular"),
                    new Font("Noto Sans Bengali", "Regular"),
                    new Font("Noto Sans Tamil", "Regular"),
                    new Font("Noto Sans Telugu", "Regular"),
                    new Font("Noto Sans Khmer", "Regular"),
                    new Font("Noto Sans Lao", "Regular"),
                    new Font("Noto Sans Myanmar", "Regular"),
                    new Font("Noto Sans Georgian", "Regular"),
                    new Font("Noto Sans Armenian", "Regular"),
                    new Font("Noto Sans Ethiopic", "Regular"),
                    new Font("Noto Emoji", "Regular"));

    /** For {@code font-family}: all of them, in the order in which they are asked. */
    static final String FAMILIES =
            FONTS.stream()
                    .map(font -> "'" + font.family + "'")
                    .distinct()
                    .collect(Collectors.joining(", "));

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    PdfPrinter(MessageSource messages) {
        var resolver = new ClassLoaderTemplateResolver(PdfPrinter.class.getClassLoader());
        resolver.setPrefix("pdf/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.XML); // which escapes as the renderer reads
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateEngineMessageSource(messages);
        templates.addTemplateResolver(resolver);
        XRLog.setLoggerImpl(new PrinterLog());
    }

    /**
     * The page of a template as a PDF, tagged for screen readers. The template finds {@code fonts},
     * the families for its style sheet.
     */
    public byte[] print(String template, Map<String, Object> model, Locale locale) {
        var page = new Context(locale, model);
        page.setVariable("fonts", FAMILIES);
        return render(templates.process(template, page), locale);
    }

    byte[] render(String xhtml, Locale locale) {
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.useUnicodeLineBreaker(new ICUBreakers.ICULineBreaker(locale));
        builder.useReplacementText("\u25A1");
        builder.useExternalResourceAccessControl(
                (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.usePdfUaAccessibility(true);
        for (var font : FONTS)
            builder.useFont(font::open, font.family, font.number(), FontStyle.NORMAL, true);
        builder.withProducer("Marquee");
        builder.withHtmlContent(xhtml, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
