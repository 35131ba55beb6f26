package org.chaland.examples.webshop.shop;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One sentence that the next page shows: the key of its text. */
final class Notices {

    static final String NOTICE = "notice";

    private Notices() {}

    static void next(RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(NOTICE, key);
    }
}
