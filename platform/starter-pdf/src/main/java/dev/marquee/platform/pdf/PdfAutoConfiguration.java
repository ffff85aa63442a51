package dev.marquee.platform.pdf;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

/** Gives a service its printer, which costs a start nothing: it is set up by the first page. */
@AutoConfiguration
public class PdfAutoConfiguration {

    @Bean
    PdfPrinter pdfPrinter(MessageSource messages, ResourceLoader resources) {
        return new PdfPrinter(messages, resources.getClassLoader());
    }
}
