package org.chaland.examples.webshop.outbox;

import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.outbox.Outbox.Mail;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.spi.ShopRules;
import org.chaland.spi.Storage;
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
    private final Storage storage;
    private final ShopId shop;
    private final ShopRules rules;

    OutboxController(Outbox outbox, Chaland chaland, Storage storage, ShopId shop, ShopRules rules) {
        this.outbox = outbox;
        this.chaland = chaland;
        this.storage = storage;
        this.shop = shop;
        this.rules = rules;
    }

    /**
     * Shows the mails whose customer is known and of whom the purpose opens what stands in them; and those that are about no customer, such as a
     * code that somebody has asked for.
     */
    @GetMapping("/staff/outbox")
    String outbox(Staff staff, Model model) {
        var mails = outbox.newest();
        var customers = new HashMap<Mail, CustomerId>();
        mails.forEach(mail -> customer(mail).ifPresent(customer -> customers.put(mail, customer)));
        var opened = chaland.backOffice().disclose(staff, customers.values(), SHOWN);
        model.addAttribute(
                "mails",
                mails.stream()
                        .filter(mail -> mail.about().isEmpty()
                                || customers.containsKey(mail)
                                        && opened.getOrDefault(customers.get(mail), Set.of())
                                                .containsAll(SHOWN))
                        .toList());
        return "staff/outbox";
    }

    /** The shop writes to a customer by the id of their record, the learning platform by the id of their account. */
    private Optional<CustomerId> customer(Mail mail) {
        return CustomerId.read(mail.about())
                .flatMap(id -> storage.customers().find(shop, id))
                .or(() -> rules.learningIssuer()
                        .flatMap(issuer -> Account.read(issuer, mail.about()))
                        .flatMap(account -> storage.customers().findByAccount(shop, account)))
                .map(Customer::id);
    }
}
