package org.chaland.examples.webshop.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that no form of the shop sends, before it is read: an address that takes none, too large a body. Only staff send a file. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class LargestForm extends OncePerRequestFilter {

    private static final long BYTES = 200_000;
    private static final String IMPORT = "/staff/import";

    /** The largest file that is read, and what a browser adds to it. A file a little larger is refused by who reads it. */
    private static final long FILE_BYTES = 5 * 1024 * 1024 + 50_000;

    private final FormRoutes routes;

    LargestForm(FormRoutes routes) {
        this.routes = routes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var untold = request.getHeader("Transfer-Encoding") != null;
        var length = request.getContentLengthLong();
        if (untold) {
            response.setStatus(HttpStatus.LENGTH_REQUIRED.value());
        } else if (length > 0 && !routes.include(request)) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        } else if (length > BYTES && !isImport(request)) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        } else if (length > FILE_BYTES) {
            // Staff see the page that tells why only once their browser has sent all of it.
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
            response.sendRedirect(IMPORT + "?tooLarge");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Asks the session itself: who is signed in is known to the request only after this filter. */
    private static boolean isImport(HttpServletRequest request) {
        var session = request.getSession(false);
        return request.getMethod().equals("POST")
                && request.getRequestURI().equals(IMPORT)
                && session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().isAuthenticated();
    }
}
