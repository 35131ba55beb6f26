package org.chaland.examples.webshop.outbox;

import java.util.Set;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.model.PersonalField;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the mails. Real ones lie in their readers' mailboxes, so here only staff may look. */
@Controller
@ConditionalOnProperty("webshop.outbox")
class OutboxController {

    private static final Set<PersonalField> SHOWN =
            Set.of(PersonalField.EMAIL, PersonalField.GIVEN_NAME, PersonalField.FAMILY_NAME);

    private final Outbox outbox;
    private final Chaland chaland;

    OutboxController(Outbox outbox, Chaland chaland) {
        this.outbox = outbox;
        this.chaland = chaland;
    }

    /** Those of the shop where the purpose opens what stands in them, and those of the learning platform, which knows no purpose. */
    @GetMapping("/staff/outbox")
    String outbox(Staff staff, Model model) {
        var mails = outbox.newest();
        var customers = mails.stream().flatMap(mail -> mail.customer().stream()).toList();
        var opened = chaland.backOffice().disclose(staff, customers, SHOWN);
        model.addAttribute(
                "mails",
                mails.stream()
                        .filter(mail -> mail.customer()
                                .map(customer ->
                                        opened.getOrDefault(customer, Set.of()).containsAll(SHOWN))
                                .orElse(true))
                        .toList());
        return "staff/outbox";
    }
}
