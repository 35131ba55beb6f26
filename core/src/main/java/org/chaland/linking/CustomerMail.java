package org.chaland.linking;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Customer;
import org.chaland.model.Task;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;
import org.chaland.spi.SupportAccess;
import org.chaland.text.Messages;

/** Writes to a customer, always at the stored address, in their language. */
public final class CustomerMail implements TaskHandler {

    private final Parts parts;
    private final Optional<MessageSender> sender;
    private final Messages messages;

    /** Writes through that sender, or not at all if there is none. */
    public CustomerMail(Parts parts, Optional<MessageSender> sender, Messages messages) {
        this.parts = parts;
        this.sender = sender;
        this.messages = messages;
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        if (sender.isEmpty()) {
            return () -> TaskResult.notNeeded("no-sender");
        }
        var message = Customers.current(parts.storage().customers(), task.shop(), task.customer())
                .filter(Customer::isActive)
                .flatMap(customer -> compose(task, customer));
        if (message.isEmpty()) {
            return () -> TaskResult.notNeeded("no-address");
        }
        sender.get().send(message.get());
        return TaskResult::done;
    }

    private Optional<Message> compose(Task task, Customer customer) {
        var contact = customer.details().contact();
        var topic = task.topic().orElseThrow();
        var language = contact.language().orElse(parts.rules(task.shop()).defaultLanguage());
        var locale = Locale.forLanguageTag(language);
        var values = Map.of(
                "name", contact.fullName(), "reference", task.reference().orElse(""), "support", supportAddress(task));
        return contact.email()
                .map(to -> new Message(
                        task.id(),
                        task.shop(),
                        customer.id(),
                        topic,
                        to,
                        language,
                        messages.text("mail." + topic + ".subject", locale, values),
                        messages.text("mail." + topic + ".text", locale, values)));
    }

    private String supportAddress(Task task) {
        return parts.rules(task.shop())
                .learningIssuer()
                .flatMap(issuer -> parts.providers().find(issuer, SupportAccess.class))
                .map(provider -> provider.address(task.shop()).toString())
                .orElse("");
    }
}
