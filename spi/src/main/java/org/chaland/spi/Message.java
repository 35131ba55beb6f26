package org.chaland.spi;

import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * A message ready to go, plain text. Its text form shows ids only (I10).
 *
 * @param id the same whenever the message is handed over again
 * @param shop the shop that writes
 * @param customer to whom; empty if the address is that of no customer, as of a code that somebody has asked for
 * @param topic which message it is, such as {@code account-ready}
 * @param to the e-mail address, as it is stored with the customer
 * @param language of subject and text, BCP 47
 * @param subject one line
 * @param text the body
 */
public record Message(
        UUID id,
        ShopId shop,
        Optional<CustomerId> customer,
        String topic,
        String to,
        String language,
        String subject,
        String text) {

    @Override
    public String toString() {
        return "Message[id=" + id + ", shop=" + shop + ", customer="
                + customer.map(Object::toString).orElse("none") + ", topic=" + topic + "]";
    }
}
