package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;

/**
 * Carries the key of a notice to the next page in a cookie, where Spring would begin a session. Whatever a browser sends, only a
 * text that the shop has is shown.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class NoticeCookie implements FlashMapManager {

    private static final Pattern KEY = Pattern.compile("[A-Za-z_.]{1,60}");
    private static final Duration LIFETIME = Duration.ofMinutes(3);
    private static final String ASSETS = "/assets/";

    private final MessageSource texts;

    NoticeCookie(MessageSource texts) {
        this.texts = texts;
    }

    /** Styles and pictures of the page before do not take the notice of the next page. */
    @Override
    public @Nullable FlashMap retrieveAndUpdate(HttpServletRequest request, HttpServletResponse response) {
        var sent =
                Cookies.notice(request).filter(any -> !request.getRequestURI().startsWith(ASSETS));
        if (sent.isEmpty()) {
            return null;
        }
        Cookies.keepNotice(request, response, "", Duration.ZERO);
        return sent.filter(this::isText).map(NoticeCookie::map).orElse(null);
    }

    @Override
    public void saveOutputFlashMap(FlashMap notices, HttpServletRequest request, HttpServletResponse response) {
        Optional.ofNullable(notices.get(Notices.NOTICE))
                .ifPresent(key -> Cookies.keepNotice(request, response, key.toString(), LIFETIME));
    }

    private boolean isText(String key) {
        return KEY.matcher(key).matches() && texts.getMessage(key, null, null, Locale.ENGLISH) != null;
    }

    private static FlashMap map(String key) {
        var map = new FlashMap();
        map.put(Notices.NOTICE, key);
        return map;
    }
}
