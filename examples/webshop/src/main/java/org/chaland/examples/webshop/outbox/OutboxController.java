package org.chaland.examples.webshop.outbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the mails. Real ones lie in their readers' mailboxes, so here only staff may look. */
@Controller
@ConditionalOnProperty("webshop.outbox")
class OutboxController {

    private final Outbox outbox;

    OutboxController(Outbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/staff/outbox")
    String outbox(Model model) {
        model.addAttribute("mails", outbox.newest());
        return "staff/outbox";
    }
}
