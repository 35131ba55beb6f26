package org.chaland.examples.webshop.staff;

import java.util.Optional;
import org.chaland.backoffice.Page;
import org.chaland.examples.webshop.shop.Notices;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of lists that change while they are read. */
final class Pages {

    private Pages() {}

    /**
     * Whether a page has nothing to follow: a next page is offered only where there is one, so the last line of the page before
     * was merged, deleted or done meanwhile. That is no end of the list.
     */
    static boolean isCutOff(Page<?, ?> page, Optional<?> after) {
        return after.isPresent() && page.items().isEmpty();
    }

    /** To the first page, with a sentence on top. */
    static String first(String address, RedirectAttributes redirect) {
        Notices.next(redirect, "staff.pages.changed");
        return "redirect:" + address;
    }
}
