package org.chaland.examples.webshop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.model.Field;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the shop, as Spring knows them: a new one cannot be forgotten here. */
final class Routes {

    private static final String SOME_REFERENCE = "W-2222222222";

    private Routes() {}

    /** The routes that change something. */
    static List<Route> posting(RunningShop shop) {
        var ofSpringSecurity = Stream.of(
                new Route("POST", "/staff/sign-in", Set.of("username", "password")),
                new Route("POST", "/staff/sign-out", Set.of()));
        return Stream.concat(all(shop, RequestMethod.POST), ofSpringSecurity).toList();
    }

    /** The routes that show something. */
    static List<Route> showing(RunningShop shop) {
        return all(shop, RequestMethod.GET).toList();
    }

    private static Stream<Route> all(RunningShop shop, RequestMethod method) {
        return shop.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().contains(method))
                .flatMap(route -> paths(route.getKey())
                        .map(path -> new Route(method.name(), path, parameters(route.getValue()))));
    }

    private static Stream<String> paths(RequestMappingInfo info) {
        var patterns = info.getPathPatternsCondition();
        if (patterns == null) {
            throw new IllegalStateException("A route without a path: " + info);
        }
        return patterns.getPatternValues().stream().map(path -> path.replaceAll("\\{[^}]+}", SOME_REFERENCE));
    }

    /** Those that the code names; for a whole form, all of its fields. */
    private static Set<String> parameters(HandlerMethod handler) {
        var names = new LinkedHashSet<String>();
        for (var parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                names.addAll(
                        Map.class.isAssignableFrom(parameter.getParameterType())
                                ? wholeForm()
                                : List.of(String.valueOf(parameter.getParameterName())));
            }
        }
        return names;
    }

    private static List<String> wholeForm() {
        var names = new ArrayList<>(List.of("base", "take", "orderOnly", "useBilling", "code", "state"));
        Stream.of(Field.values()).map(Field::path).forEach(names::add);
        return names;
    }

    /** A method, a path and the parameters that it reads. */
    record Route(String method, String path, Set<String> parameters) {

        boolean isForStaff() {
            return (path + "/").startsWith("/staff/") && !path.equals("/staff/sign-in");
        }
    }
}
