package org.chaland.examples.webshop.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a parameter sent twice: no form of the shop does that, and of two values a guard could see the one and the code
 * behind it the other. Lists of the back office may send several.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class EachOnce extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/staff/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isWellFormed(request, response)) {
            chain.doFilter(request, response);
        }
    }

    private static boolean isWellFormed(HttpServletRequest request, HttpServletResponse response) {
        try {
            if (request.getParameterMap().values().stream().allMatch(values -> values.length == 1)) {
                return true;
            }
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        } catch (InvalidParameterException unreadable) {
            response.setStatus(unreadable.getErrorCode());
        }
        return false;
    }
}
