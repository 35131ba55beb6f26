package org.chaland.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.Message;
import org.junit.jupiter.api.Test;

final class InMemoryMessagesTest {

    private final InMemoryMessages messages = new InMemoryMessages();

    @Test
    void messagesAreKeptInTheOrderInWhichTheyCame() {
        messages.send(message(2, 1));
        messages.send(message(1, 2));

        assertThat(messages.sent()).containsExactly(message(2, 1), message(1, 2));
        assertThat(messages.sentTo(customer(2))).containsExactly(message(1, 2));
    }

    @Test
    void messageHandedOverAgainIsKeptOnce() {
        messages.send(message(1, 1));
        messages.send(message(1, 1));

        assertThat(messages.sent()).hasSize(1);
    }

    @Test
    void listIsACopyThatNobodyCanChange() {
        var before = messages.sent();
        messages.send(message(1, 1));

        assertThat(before).isEmpty();
        assertThatThrownBy(() -> messages.sent().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void textFormShowsNoPersonalData() {
        messages.send(message(1, 1));

        assertThat(messages).hasToString("InMemoryMessages[1]");
    }

    private static Message message(int id, int customer) {
        return new Message(
                new UUID(0, id),
                new ShopId("shop-1"),
                Optional.of(customer(customer)),
                "account-ready",
                "anna@example.org",
                "fr",
                "Votre compte",
                "Bonjour");
    }

    private static CustomerId customer(int number) {
        return new CustomerId(new UUID(0, number));
    }
}
