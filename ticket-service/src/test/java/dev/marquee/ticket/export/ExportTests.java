package dev.marquee.ticket.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.receipt.MoneyTests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What tests of exports do again and again. */
abstract class ExportTests extends MoneyTests {

    protected long order(String body, RequestPostProcessor caller) {
        var answer =
                mvc.post()
                        .uri("/api/exports")
                        .with(caller)
                        .contentType(APPLICATION_JSON)
                        .content(body)
                        .exchange();
        assertThat(answer).hasStatus(202);
        return json(answer).get("id").asLong();
    }

    protected String state(long id, RequestPostProcessor caller) {
        var answer = mvc.get().uri("/api/exports/{id}", id).with(caller).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer).get("state").asString();
    }

    protected MvcTestResult file(long id, RequestPostProcessor caller) {
        return mvc.get().uri("/api/exports/{id}/file", id).with(caller).exchange();
    }

    /** Ordered, made and fetched. */
    protected byte[] made(String body, RequestPostProcessor caller) {
        var id = order(body, caller);
        await().until(() -> state(id, caller).equals("ready"));
        var file = file(id, caller);
        assertThat(file).hasStatusOk();
        return file.getResponse().getContentAsByteArray();
    }

    protected static Map<String, List<CSVRecord>> zip(byte[] bytes) throws IOException {
        var tables = new HashMap<String, List<CSVRecord>>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                tables.put(entry.getName(), csv(zip.readAllBytes()));
        }
        return tables;
    }

    protected static List<CSVRecord> csv(byte[] bytes) throws IOException {
        var text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var parser = format.parse(new StringReader(text))) {
            return parser.getRecords();
        }
    }

    /** By currency. */
    protected static Map<String, BigDecimal> sum(List<CSVRecord> rows, String column) {
        var sums = new HashMap<String, BigDecimal>();
        for (var row : rows)
            if (!row.get(column).isEmpty())
                sums.merge(row.get("Currency"), new BigDecimal(row.get(column)), BigDecimal::add);
        return sums;
    }
}
