package org.chaland.examples.webshop.lms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who is signed in at the LMS, in this browser. */
final class LmsSession {

    private static final String PERSON = "lms.person";

    private LmsSession() {}

    /** With another session id, so that nobody who knew the one before comes along. */
    static void begin(HttpServletRequest request, String person) {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(PERSON, person);
    }

    static Optional<String> person(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(PERSON))
                .map(String.class::cast);
    }
}
