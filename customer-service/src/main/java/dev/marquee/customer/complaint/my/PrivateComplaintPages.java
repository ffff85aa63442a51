package dev.marquee.customer.complaint.my;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Somebody's complaints are kept by no cache, found by no search engine, and told to no site. */
@Configuration(proxyBeanMethods = false)
class PrivateComplaintPages implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Headers())
                .addPathPatterns("/my/complaints/**", "/complaints/**", "/t/*/complaints/**");
    }

    private static final class Headers implements HandlerInterceptor {
        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Robots-Tag", "noindex");
            // the address of a mailed link holds its token
            response.setHeader(
                    "Referrer-Policy",
                    request.getRequestURI().startsWith("/my/") ? "same-origin" : "no-referrer");
            return true;
        }
    }
}
