package org.chaland.examples.webshop.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Keeps the token against forged requests in a cookie, so that a visitor needs no session to send a form, and a form outlives
 * the session it was opened in. The cookie is as {@link SiteCookies} has them.
 */
public final class FormTokens implements CsrfTokenRepository {

    private static final String COOKIE = "form-token";
    private static final FormTokens ALL = new FormTokens();

    private final CookieCsrfTokenRepository plain = cookie(COOKIE, false);
    private final CookieCsrfTokenRepository https = cookie(SiteCookies.PREFIX + COOKIE, true);

    private FormTokens() {}

    /** Returns the one place of the tokens. Safe for use by several threads. */
    public static CsrfTokenRepository repository() {
        return ALL;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CookieCsrfTokenRepository of(HttpServletRequest request) {
        return SiteCookies.isHttps(request) ? https : plain;
    }

    private static CookieCsrfTokenRepository cookie(String name, boolean secure) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(name);
        repository.setCookiePath("/");
        repository.setCookieCustomizer(cookie -> {
            cookie.httpOnly(true).sameSite("Lax");
            if (secure) {
                cookie.secure(true);
            }
        });
        return repository;
    }
}
