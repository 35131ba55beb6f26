package org.chaland.examples.webshop.site;

import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Keeps the token against forged requests in a cookie, so that a visitor needs no session to send a form, and a form outlives
 * the session it was opened in.
 */
public final class FormTokens {

    private static final CookieCsrfTokenRepository COOKIE = cookie();

    private FormTokens() {}

    /** Returns the one place of the tokens. Safe for use by several threads. */
    public static CsrfTokenRepository repository() {
        return COOKIE;
    }

    private static CookieCsrfTokenRepository cookie() {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName("form-token");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return repository;
    }
}
