package org.chaland.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;

/**
 * An outbox that keeps messages instead of sending them; one that is handed over again is kept once.
 *
 * <p>Safe for use by several threads. Its text form shows how many there are, nothing of them.
 */
public final class InMemoryMessages implements MessageSender {

    private final Map<UUID, Message> sent = new LinkedHashMap<>();

    /** An empty outbox. */
    public InMemoryMessages() {}

    @Override
    public synchronized void send(Message message) {
        sent.putIfAbsent(message.id(), message);
    }

    /** All messages, the oldest first; unmodifiable, a copy. */
    public synchronized List<Message> sent() {
        return List.copyOf(sent.values());
    }

    /** The messages to that customer, the oldest first; unmodifiable, a copy. */
    public List<Message> sentTo(CustomerId customer) {
        return sent().stream()
                .filter(message -> message.customer().equals(Optional.of(customer)))
                .toList();
    }

    @Override
    public String toString() {
        return "InMemoryMessages[" + sent().size() + "]";
    }
}
