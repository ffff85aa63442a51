package dev.marquee.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Somebody's tickets are kept by no cache, found by no search engine, and told to no other site.
 */
@Configuration(proxyBeanMethods = false)
class PrivatePages implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Headers())
                .addPathPatterns(
                        "/bookings/**",
                        "/lookup/**",
                        "/my/**",
                        "/t/**",
                        "/h/**",
                        "/w/**",
                        "/assistant/**");
    }

    private static final class Headers implements HandlerInterceptor {
        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Robots-Tag", "noindex");
            // the address of a mailed link holds its token
            var path = request.getRequestURI();
            var link =
                    path.equals("/lookup/open")
                            || path.startsWith("/t/")
                            || path.startsWith("/h/")
                            || path.startsWith("/w/");
            response.setHeader("Referrer-Policy", link ? "no-referrer" : "same-origin");
            return true;
        }
    }
}
