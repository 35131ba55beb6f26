package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.chaland.model.Account;
import org.chaland.model.Visitor;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/** Who is signed in at the shop, in this browser: the account's two names, which a restart can write down, and nothing else. */
final class ShopSession {

    private static final String ISSUER = "shop.issuer";
    private static final String SUBJECT = "shop.subject";
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

    /** Somebody signed in: with another session id and another form token, so that nobody who knew those before comes along. */
    static void begin(HttpServletRequest request, HttpServletResponse response, Account account) {
        var session = request.getSession();
        request.changeSessionId();
        TOKENS.saveToken(null, request, response);
        session.setAttribute(ISSUER, account.issuer());
        session.setAttribute(SUBJECT, account.subject());
    }

    /** The session ends as a whole; shop, LMS and staff pages of this example have it in common. */
    static void end(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        Cookies.forgetVisitor(request, response);
    }
}
