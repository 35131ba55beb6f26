package org.chaland.linking;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Access;
import org.chaland.model.Customer;
import org.chaland.model.Task;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;
import org.chaland.spi.SupportAccess;
import org.chaland.text.Messages;

/** Writes to a customer, always at the stored address, in their language. */
public final class CustomerMail implements TaskHandler {

    /** That an account ends soon. */
    static final String ACCESS_ENDING = "access-ending";

    private final Parts parts;
    private final Optional<MessageSender> sender;
    private final Messages messages;
    private final AccountEnds ends;

    /** Writes through that sender, or not at all if there is none. */
    public CustomerMail(Parts parts, Optional<MessageSender> sender, Messages messages) {
        this.parts = parts;
        this.sender = sender;
        this.messages = messages;
        ends = new AccountEnds(parts);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        if (sender.isEmpty()) {
            return () -> TaskResult.notNeeded("no-sender");
        }
        var end = end(task);
        if (task.topic().equals(Optional.of(ACCESS_ENDING)) && end.isEmpty()) {
            return () -> TaskResult.notNeeded("access-extended");
        }
        var message = Customers.current(parts.storage().customers(), task.shop(), task.customer())
                .filter(Customer::isActive)
                .flatMap(customer -> compose(task, customer, end));
        if (message.isEmpty()) {
            return () -> TaskResult.notNeeded("no-address");
        }
        sender.get().send(message.get());
        return TaskResult::done;
    }

    private Optional<Message> compose(Task task, Customer customer, Optional<Instant> end) {
        var contact = customer.details().contact();
        var topic = task.topic().orElseThrow();
        var language = contact.language().orElse(parts.rules(task.shop()).defaultLanguage());
        var locale = Locale.forLanguageTag(language);
        var values = Map.of(
                "name",
                contact.fullName(),
                "reference",
                task.reference().orElse(""),
                "support",
                supportAddress(task),
                "day",
                end.map(at -> day(task, at, locale)).orElse(""));
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

    /** When the account that the task is about ends, if that is still to come and so soon that the person is to be warned. */
    private Optional<Instant> end(Task task) {
        var soon = parts.now().plus(parts.rules(task.shop()).endWarning());
        return task.account()
                .map(account -> ends.of(parts.storage().accounts().holders(account)))
                .filter(access -> access.isOver(soon) && !access.isOver(parts.now()))
                .flatMap(Access::end);
    }

    private String day(Task task, Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(parts.rules(task.shop()).zone())
                .format(at);
    }

    private String supportAddress(Task task) {
        return parts.rules(task.shop())
                .learningIssuer()
                .flatMap(issuer -> parts.providers().find(issuer, SupportAccess.class))
                .map(provider -> provider.address(task.shop()).toString())
                .orElse("");
    }
}
