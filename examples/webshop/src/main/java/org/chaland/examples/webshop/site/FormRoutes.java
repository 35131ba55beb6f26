package org.chaland.examples.webshop.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The addresses that a form can be sent to. */
@Component
class FormRoutes {

    /** Spring Security answers there itself. */
    private static final List<String> OF_SPRING_SECURITY = List.of("/staff/sign-in", "/staff/sign-out");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile List<PathPattern> patterns = List.of();

    FormRoutes(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    boolean include(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return false;
        }
        if (patterns.isEmpty()) {
            patterns = read();
        }
        var path = PathContainer.parsePath(request.getRequestURI());
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private List<PathPattern> read() {
        var ours = mappings.orderedStream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(route -> Stream.ofNullable(route.getPathPatternsCondition()))
                .flatMap(paths -> paths.getPatterns().stream());
        return Stream.concat(ours, OF_SPRING_SECURITY.stream().map(PathPatternParser.defaultInstance::parse))
                .toList();
    }
}
