package org.chaland.checkout;

import java.util.Locale;
import java.util.regex.Pattern;
import org.chaland.spi.ShopRules;

/** Which language a person is written to in who has told none. */
final class Languages {

    private static final Pattern ORDINARY = Pattern.compile("[a-z]{2,3}");

    private Languages() {}

    /** The language of the page, without the oddities that a browser may append to it, otherwise the shop's. */
    static String of(Locale page, ShopRules rules) {
        var language = page.getLanguage();
        return ORDINARY.matcher(language).matches() ? language : rules.defaultLanguage();
    }
}
