package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.examples.webshop.site.FormTokens;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Visitor;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;

/**
 * Who is signed in at the shop, in this browser: the account's two names and the id
 * of their record, which a restart can write down, and nothing else.
 */
final class ShopSession {

    private static final String ISSUER = "shop.issuer";
    private static final String SUBJECT = "shop.subject";
    private static final String CUSTOMER = "shop.customer";
    private static final String SINCE = "shop.since";
    private static final String AT_PROVIDER = "shop.at-provider";
    private static final LogoutHandler STAFF = staff();

    private ShopSession() {}

    static Visitor visitor(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(ISSUER) instanceof String issuer
                        && session.getAttribute(SUBJECT) instanceof String subject
                ? Visitor.signedIn(new Account(issuer, subject))
                : Visitor.anonymous();
    }

    static boolean isSignedIn(HttpServletRequest request) {
        return visitor(request) instanceof Visitor.SignedIn;
    }

    /**
     * Sees to it that there is a session, before a sign-in uses anything up that is there only once.
     *
     * @throws IllegalStateException if there are too many sessions
     */
    static void makeRoom(HttpServletRequest request) {
        request.getSession();
    }

    /** Nobody signed in: a session that this request has made ends. */
    static void leaveRoom(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.isNew()) {
            session.invalidate();
        }
    }

    /**
     * Somebody signed in: with another session id and another form token, so that nobody who knew those before comes along. If
     * staff were signed in, they no longer are.
     */
    static void begin(
            HttpServletRequest request, HttpServletResponse response, SignedInOutcome.SignedIn signedIn, Instant now) {
        var session = request.getSession();
        request.changeSessionId();
        FormTokens.repository().saveToken(null, request, response);
        STAFF.logout(request, response, null);
        session.removeAttribute(CUSTOMER);
        session.setAttribute(ISSUER, signedIn.account().issuer());
        session.setAttribute(SUBJECT, signedIn.account().subject());
        session.setAttribute(SINCE, now.toEpochMilli());
        session.setAttribute(
                AT_PROVIDER, signedIn.session().map(AtProvider::new).orElse(null));
    }

    /** Since when the visitor is signed in here. */
    static Instant since(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (Long) session.getAttribute(SINCE))
                .map(Instant::ofEpochMilli)
                .orElse(Instant.EPOCH);
    }

    /** What ends the session at the provider too, if it is known; a restart forgets it. */
    static Optional<String> atProvider(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (AtProvider) session.getAttribute(AT_PROVIDER))
                .map(AtProvider::session);
    }

    /** It names the person, so it is never written to a file: it cannot be. */
    private record AtProvider(String session) {

        @Override
        public String toString() {
            return "AtProvider[masked]";
        }
    }

    /** The visitor is nobody any more; what else the session holds stays. Their cart stays too, and the orders of this browser. */
    static void leave(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ISSUER);
            session.removeAttribute(SUBJECT);
            session.removeAttribute(CUSTOMER);
            session.removeAttribute(SINCE);
            session.removeAttribute(AT_PROVIDER);
        }
        Cookies.forgetHandle(request, response);
    }

    /** Whose record is or was theirs who signed in. */
    static Optional<CustomerId> customer(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (String) session.getAttribute(CUSTOMER))
                .flatMap(CustomerId::read);
    }

    static void remember(HttpServletRequest request, CustomerId customer) {
        request.getSession().setAttribute(CUSTOMER, customer.toString());
    }

    /**
     * The visitor is nobody any more, here and at the LMS, nor is this browser known; whose record it was is all that is left. The form token stays,
     * so that a second click ends where the first does.
     */
    static void erased(HttpServletRequest request, HttpServletResponse response, CustomerId customer) {
        var session = request.getSession();
        Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith("shop.") || name.startsWith("lms."))
                .forEach(session::removeAttribute);
        Cookies.forgetVisitor(request, response);
        remember(request, customer);
    }

    /** The session ends as a whole; shop, LMS and staff pages of this example have it in common. */
    static void end(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        Cookies.forgetVisitor(request, response);
    }

    private static LogoutHandler staff() {
        var handler = new SecurityContextLogoutHandler();
        handler.setInvalidateHttpSession(false);
        return handler;
    }
}
