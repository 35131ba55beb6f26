package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.chaland.model.Account;
import org.chaland.model.Visitor;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/** Who is signed in at the shop, in this browser: the account's two names, which a restart can write down, and nothing else. */
final class ShopSession {

    private static final String ISSUER = "shop.issuer";
    private static final String SUBJECT = "shop.subject";
    private static final LogoutHandler STAFF = staff();
    private static final CsrfTokenRepository TOKENS = new HttpSessionCsrfTokenRepository();

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
     * Somebody signed in: with another session id and another form token, so that nobody who knew those before comes along. If
     * staff were signed in, they no longer are.
     */
    static void begin(HttpServletRequest request, HttpServletResponse response, Account account) {
        var session = request.getSession();
        request.changeSessionId();
        TOKENS.saveToken(null, request, response);
        STAFF.logout(request, response, null);
        session.setAttribute(ISSUER, account.issuer());
        session.setAttribute(SUBJECT, account.subject());
    }

    /** The visitor is nobody any more; what else the session holds stays. Their cart stays too, and the orders of this browser. */
    static void leave(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession();
        session.removeAttribute(ISSUER);
        session.removeAttribute(SUBJECT);
        LatestHandle.forget(request);
        Cookies.forgetHandle(request, response);
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
