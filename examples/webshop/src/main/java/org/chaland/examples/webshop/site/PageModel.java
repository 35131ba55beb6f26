package org.chaland.examples.webshop.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page can use. */
@ControllerAdvice
class PageModel {

    private final boolean outbox;

    PageModel(@Value("${webshop.outbox}") boolean outbox) {
        this.outbox = outbox;
    }

    /** Whether mails are shown to staff. */
    @ModelAttribute("outboxShown")
    boolean outboxShown() {
        return outbox;
    }

    /** Whether staff are signed in. */
    @ModelAttribute("staff")
    boolean staff(HttpServletRequest request) {
        return request.isUserInRole("STAFF");
    }

    /** Who of them, or empty text; of two people at one computer each sees whose turn it is. */
    @ModelAttribute("staffName")
    String staffName(HttpServletRequest request) {
        return staff(request) ? Objects.requireNonNullElse(request.getRemoteUser(), "") : "";
    }

    /** Where the switch of language leads: here, without the query, which may hold a one-time code. */
    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
