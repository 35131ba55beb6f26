package org.chaland.examples.webshop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.chaland.examples.webshop.site.ClientAddress;
import org.chaland.examples.webshop.site.Secrets;
import org.chaland.examples.webshop.site.StaffDoor;
import org.chaland.spi.Limit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down whoever guesses passwords of staff: so many failures for a client, and for a name, known or not. Each failure is
 * logged, without the name, which may be a password typed in the wrong field. A refused try is checked against nothing, and costs
 * nothing. A browser in which somebody has signed in under that name before is not refused for failures of other clients.
 */
final class SignInThrottle extends OncePerRequestFilter {

    /** As the sign-in itself has it, whatever letters of the address are encoded. */
    private static final RequestMatcher SIGN_IN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/staff/sign-in");

    private static final Limit LOGGED = new Limit("staff-refusals-logged", 1, Duration.ofMinutes(1));
    private static final Logger LOG = LoggerFactory.getLogger(SignInThrottle.class);

    private final BucketLimiter limits;
    private final StaffDoor door;
    private final Limit byClient;
    private final Limit byName;

    /** @param attempts how many failures a client has in a quarter of an hour; in an hour, all clients together have six times as many for a name */
    SignInThrottle(BucketLimiter limits, StaffDoor door, int attempts) {
        this.limits = limits;
        this.door = door;
        byClient = new Limit("staff-by-client", attempts, Duration.ofMinutes(15));
        byName = new Limit("staff-by-name", 6 * attempts, Duration.ofHours(1));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SIGN_IN.matches(request);
    }

    /** Takes a permit before the password is checked, so that many tries at once are no more than one after the other. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var client = ClientAddress.of(request);
        var typed = Objects.requireNonNullElse(request.getParameter("username"), "")
                .strip()
                .toLowerCase(Locale.ROOT);
        var name = Secrets.hash(typed);
        var known = door.knows(request, typed);
        if (!tryAcquire(client, name, known)) {
            if (limits.tryAcquire(LOGGED, "")) {
                LOG.warn("Staff sign-ins are refused: there were too many failures.");
            }
            response.sendRedirect("/staff/sign-in?later");
            return;
        }
        chain.doFilter(request, response);
        if (SecurityContextHolder.getContext().getAuthentication() != null) {
            limits.giveBack(byClient, client);
            if (!known) {
                limits.giveBack(byName, name);
            }
        } else {
            LOG.warn("A staff sign-in failed.");
        }
    }

    /** Takes all permits that are needed, or none. */
    private boolean tryAcquire(String client, String name, boolean known) {
        if (!limits.tryAcquire(byClient, client)) {
            return false;
        }
        if (known || limits.tryAcquire(byName, name)) {
            return true;
        }
        limits.giveBack(byClient, client);
        return false;
    }
}
