package org.chaland.examples.webshop.shop;

import java.util.Map;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One sentence that the next page shows: the key of its text. */
public final class Notices {

    /** The name under which a page finds it. */
    public static final String NOTICE = "notice";

    private Notices() {}

    /** On this page, where the reader's eye and the keyboard are led first. */
    public static Map<String, Object> urgent(String key) {
        return Map.of(NOTICE, key, "urgent", true);
    }

    /** After a redirect. */
    public static void next(RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(NOTICE, key);
    }
}
