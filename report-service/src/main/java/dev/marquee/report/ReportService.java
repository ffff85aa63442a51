package dev.marquee.report;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Post-event reports and analytics. */
@SpringBootApplication
public class ReportService {

    public static void main(String[] args) {
        SpringApplication.run(ReportService.class, args);
    }
}
