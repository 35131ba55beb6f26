package org.chaland.examples.webshop.shop;

import java.util.Map;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One sentence that the next page shows: the key of its text. */
final class Notices {

    static final String NOTICE = "notice";

    private Notices() {}

    /** On this page, where the reader's eye and the keyboard are led first. */
    static Map<String, Object> urgent(String key) {
        return Map.of(NOTICE, key, "urgent", true);
    }

    static void next(RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(NOTICE, key);
    }
}
