package org.chaland.spi;

/**
 * Sends a message to a customer, usually by mail.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface MessageSender {

    /**
     * Hands the message over. May be called again with the same {@link Message#id()} after a doubtful answer.
     *
     * @throws RuntimeException if it could not be handed over; it will be tried again
     */
    void send(Message message);
}
