package org.chaland.examples.webshop.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.session.TooManyActiveSessionsException;
import org.chaland.spi.RedactedCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs what fails with its classes and frames, and without its messages: those of a database or a parser repeat what somebody
 * typed. The server's own log, which has the messages, is off.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** A connection that breaks while the answer is sent is no failure of the shop. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (isForWantOfASession(failure)) {
                LOG.warn("Nobody else can sign in now: there are as many sessions as webshop.most-sessions says.");
                refuse(response, HttpStatus.SERVICE_UNAVAILABLE);
            } else {
                LOG.error("A page failed.", RedactedCause.of(failure));
                refuse(response, HttpStatus.INTERNAL_SERVER_ERROR);
            }
        }
    }

    /** Whether there were too many sessions; Spring wraps what a controller throws. */
    private static boolean isForWantOfASession(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(TooManyActiveSessionsException.class::isInstance);
    }

    private static void refuse(HttpServletResponse response, HttpStatus status) throws IOException {
        if (!response.isCommitted()) {
            response.sendError(status.value());
        }
    }
}
