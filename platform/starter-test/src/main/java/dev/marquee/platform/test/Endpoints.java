package dev.marquee.platform.test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The endpoints of a service as the table of access names them: {@code GET /api/events/{id}}. */
final class Endpoints {

    private Endpoints() {}

    static TreeSet<String> of(ApplicationContext context) {
        var found = new TreeSet<String>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping ->
                        mapping.getHandlerMethods()
                                .keySet()
                                .forEach(endpoint -> found.addAll(names(endpoint))));
        return found;
    }

    private static List<String> names(RequestMappingInfo endpoint) {
        var methods = endpoint.getMethodsCondition().getMethods();
        var names = new ArrayList<String>();
        for (var pattern : endpoint.getPatternValues()) {
            var path = readable(pattern);
            if (methods.isEmpty()) names.add("ANY " + path);
            else methods.forEach(method -> names.add(method + " " + path));
        }
        return names;
    }

    /** {@code {move:a|b}} as {@code {a|b}}, any other variable by its name alone. */
    private static String readable(String pattern) {
        return pattern.replaceAll("\\{\\w+:([\\w|]+)}", "{$1}")
                .replaceAll("\\{(\\w+):[^{}]*(?:\\{[^}]*}[^{}]*)*}", "{$1}");
    }
}
