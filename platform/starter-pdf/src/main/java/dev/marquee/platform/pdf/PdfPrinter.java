package dev.marquee.platform.pdf;

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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.util.function.SingletonSupplier;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Prints a service's templates under {@code pdf/}, which are XHTML. Letters of every script that a
 * font here has come out right, and what no font has as a box. Nothing that a page names is
 * fetched, neither from the network nor from this machine: images are {@code data:} addresses.
 */
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

    /** An image that the page brings with it, for which nothing is fetched. */
    private static final String OWN_IMAGE = "data:image/png;base64,";

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
                    new Font("Noto Sans TC", "Regular"),
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

    private final Supplier<SpringTemplateEngine> templates;

    /**
     * A printer with the words and the templates of a service. They are set up when the first page
     * is printed.
     */
    public PdfPrinter(MessageSource messages, @Nullable ClassLoader service) {
        this.templates = SingletonSupplier.of(() -> templates(messages, service));
    }

    private static SpringTemplateEngine templates(
            MessageSource messages, @Nullable ClassLoader service) {
        XRLog.setLoggerImpl(new PrinterLog());
        var resolver = new ClassLoaderTemplateResolver(service);
        resolver.setPrefix("pdf/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.XML); // which escapes as the renderer reads
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var templates = new SpringTemplateEngine();
        templates.setTemplateEngineMessageSource(messages);
        templates.addTemplateResolver(resolver);
        return templates;
    }

    /**
     * The page of a template as a PDF, tagged for screen readers. The template finds {@code fonts},
     * the families for its style sheet.
     */
    public byte[] print(String template, Map<String, Object> model, Locale locale) {
        var page = new Context(locale, model);
        page.setVariable("fonts", FAMILIES);
        return render(templates.get().process(template, page), locale);
    }

    byte[] render(String xhtml, Locale locale) {
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.useUnicodeLineBreaker(new ICUBreakers.ICULineBreaker(locale));
        builder.useReplacementText("\u25A1");
        builder.useExternalResourceAccessControl(
                (address, type) -> address.startsWith(OWN_IMAGE),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.usePdfUaAccessibility(true);
        for (var font : FONTS)
            builder.useFont(font::open, font.family, font.number(), FontStyle.NORMAL, true);
        builder.withProducer("Marquee");
        // a narrow space, as in 8:00 PM, that no font has: for it, all fonts would be read
        builder.withHtmlContent(xhtml.replace('\u202F', '\u00A0'), null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
