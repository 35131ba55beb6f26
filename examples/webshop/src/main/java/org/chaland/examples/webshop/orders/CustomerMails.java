package org.chaland.examples.webshop.orders;

import java.util.Optional;
import org.chaland.examples.webshop.outbox.Outbox;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;
import org.springframework.stereotype.Component;

/** Sends what Chaland writes to customers. A message handed over again takes the place of the one before. */
@Component
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
                new Outbox.Origin(SENDER, message.customer().toString()),
                message.to(),
                message.subject(),
                message.text(),
                Optional.empty());
    }
}
