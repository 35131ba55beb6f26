package org.chaland.examples.webshop.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** French or English: what the visitor chose last, otherwise what their browser prefers, otherwise English. */
@Component("localeResolver")
class Languages implements LocaleResolver {

    private static final String COOKIE = "language";
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final List<Locale> OFFERED = List.of(Locale.FRENCH, Locale.ENGLISH);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request)
                .or(() -> Collections.list(request.getLocales()).stream()
                        .flatMap(wanted -> offered(wanted.getLanguage()).stream())
                        .findFirst())
                .orElse(Locale.ENGLISH);
    }

    /** A language that is not offered changes nothing. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        var language = Optional.ofNullable(locale).flatMap(wanted -> offered(wanted.getLanguage()));
        if (response == null || language.isEmpty()) {
            return;
        }
        request.setAttribute(COOKIE, language.get());
        SiteCookies.write(request, response, COOKIE, language.get().getLanguage(), LIFETIME);
    }

    private static Optional<Locale> chosen(HttpServletRequest request) {
        if (request.getAttribute(COOKIE) instanceof Locale now) {
            return Optional.of(now);
        }
        return SiteCookies.read(request, COOKIE).flatMap(Languages::offered);
    }

    private static Optional<Locale> offered(String language) {
        return OFFERED.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }
}
