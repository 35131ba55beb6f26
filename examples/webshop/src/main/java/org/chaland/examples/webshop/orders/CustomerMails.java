package org.chaland.examples.webshop.orders;

import java.util.Optional;
import org.chaland.examples.webshop.outbox.Outbox;
import org.chaland.model.CustomerId;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Keeps what Chaland writes to customers in the outbox; a real shop has a sender of its own instead. A message handed over again takes the place of the one before. */
@Component
@ConditionalOnProperty("webshop.outbox")
class CustomerMails implements MessageSender {

    static final String SENDER = "Shop";

    private final Outbox outbox;

    CustomerMails(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void send(Message message) {
        outbox.keep(
                message.id(),
                new Outbox.Origin(
                        SENDER, message.customer().map(CustomerId::toString).orElse("")),
                message.to(),
                message.subject(),
                message.text(),
                Optional.empty());
    }
}
