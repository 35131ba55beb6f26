package org.chaland.examples.webshop.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that no form of the shop sends, before anybody reads it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LargestForm extends OncePerRequestFilter {

    private static final long BYTES = 200_000;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var untold = request.getHeader("Transfer-Encoding") != null;
        if (untold || request.getContentLengthLong() > BYTES) {
            response.setStatus(untold ? HttpStatus.LENGTH_REQUIRED.value() : HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        chain.doFilter(request, response);
    }
}
