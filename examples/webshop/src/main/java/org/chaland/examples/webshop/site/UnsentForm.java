package org.chaland.examples.webshop.site;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What was typed into a form of the shop that was refused, because its token or its session is over: the page that says so has it
 * in a form to send again. Only for a request of which the browser says that a page of this site sent it, so that no other site
 * can have a form shown here; and never for a password, which is typed again.
 */
@ControllerAdvice(assignableTypes = BasicErrorController.class)
public class UnsentForm {

    private static final Set<Integer> REFUSED = Set.of(401, 403);
    private static final String TOKEN = "_csrf";
    private static final String PASSWORD = "password";

    /** Whether the request is a form of this site, whose fields can be shown again. */
    public static boolean isIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && isForm(request);
    }

    private static boolean isForm(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                && String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && !request.getParameterMap().containsKey(PASSWORD);
    }

    /** The form to send again, or nothing. */
    @ModelAttribute("unsent")
    @Nullable
    Unsent unsent(HttpServletRequest request) {
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return request.getDispatcherType() == DispatcherType.ERROR
                        && REFUSED.contains(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                        && "POST".equals(request.getAttribute(RequestDispatcher.ERROR_METHOD))
                        && path.matches("/[^/].*")
                        && isForm(request)
                ? new Unsent(path, fields(request.getParameterMap()))
                : null;
    }

    private static List<Field> fields(Map<String, String[]> parameters) {
        var fields = new ArrayList<Field>();
        parameters.forEach((name, values) -> {
            if (!name.equals(TOKEN)) {
                List.of(values).forEach(value -> fields.add(new Field(name, value)));
            }
        });
        return fields;
    }

    /** The form as the page has it; what is public here, the template calls. Its text form leaves the values out. */
    public record Unsent(String path, List<Field> fields) {

        @Override
        public String toString() {
            return "Unsent[path=" + path + "]";
        }
    }

    /** A field of it. Its text form leaves the value out. */
    public record Field(String name, String value) {

        @Override
        public String toString() {
            return "Field[" + name + "]";
        }
    }
}
