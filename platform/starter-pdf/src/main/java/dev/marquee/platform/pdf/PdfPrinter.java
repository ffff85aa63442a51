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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
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

    /** An image that the page brings with it, for which nothing is fetched. */
    private static final String OWN_IMAGE = "data:image/png;base64,";

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
        page.setVariable("fonts", PrintFont.FAMILIES);
        return render(templates.get().process(template, page), locale);
    }

    byte[] render(String xhtml, Locale locale) {
        var pdf = new ByteArrayOutputStream();
        try (var document = new PDDocument();
                var fonts = new DocumentFonts(document)) {
            draw(xhtml, locale, document, fonts);
            ShapedText.join(document, fonts);
            document.save(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static void draw(String xhtml, Locale locale, PDDocument document, DocumentFonts fonts)
            throws IOException {
        var builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.useUnicodeLineBreaker(new ICUBreakers.ICULineBreaker(locale));
        builder.useReplacementText("\u25A1");
        builder.useExternalResourceAccessControl(
                (address, type) -> address.startsWith(OWN_IMAGE),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Marquee");
        // a narrow space, as in 8:00 PM, that no font has: for it, all fonts would be read
        builder.withHtmlContent(xhtml.replace('\u202F', '\u00A0'), null);
        for (var font : PrintFont.ALL)
            builder.useFont(
                    fonts.supplier(font), font.family(), font.number(), FontStyle.NORMAL, true);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
        }
    }
}
