package dev.marquee.platform.chart;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;

/** Charts for the pages of every service: {@code @charts}. */
@AutoConfiguration
public class ChartAutoConfiguration {

    @Bean
    Charts charts(MessageSource messages) {
        return new Charts(messages);
    }
}
