package org.chaland.examples.webshop.site;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookies of this site. No page script reads them, and no other site's form sends them along. If the address of the site is
 * https, whatever a request says, no browser sends them without it, and their names begin with {@code __Host-}: then no other
 * host of the same domain can set them.
 */
@Component
public final class SiteCookies implements ServletContextInitializer {

    static final String PREFIX = "__Host-";

    private static final String HTTPS = SiteCookies.class.getName() + ".https";

    private final boolean https;

    SiteCookies(@Value("${webshop.address}") String address) {
        https = address.startsWith("https://");
    }

    /** Remembers the setting where each request finds it. */
    @Override
    public void onStartup(ServletContext context) {
        context.setAttribute(HTTPS, https);
    }

    /** Returns the value of a cookie, or empty if it is absent or empty. */
    public static Optional<String> read(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(request, name)))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isEmpty());
    }

    /** Sets a cookie; a lifetime of zero deletes it. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration lifetime) {
        var cookie = ResponseCookie.from(name(request, name), value)
                .path("/")
                .maxAge(lifetime)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(isHttps(request) || request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Whether the address of the site is https. */
    static boolean isHttps(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getServletContext().getAttribute(HTTPS));
    }

    private static String name(HttpServletRequest request, String name) {
        return isHttps(request) ? PREFIX + name : name;
    }
}
