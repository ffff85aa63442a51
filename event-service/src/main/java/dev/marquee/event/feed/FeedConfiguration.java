package dev.marquee.event.feed;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    /** There is nothing in them but what everybody may see. */
    @Bean
    AccessRules feedRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/o/{organizer}/calendar.ics",
                                "/c/{category}/calendar.ics",
                                "/feed.xml",
                                "/sitemap.xml",
                                "/sitemaps/{name}",
                                "/robots.txt")
                        .permitAll();
    }
}
