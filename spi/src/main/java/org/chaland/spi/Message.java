package org.chaland.spi;

import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * A message ready to go, plain text. Its text form shows ids only (I10).
 *
 * @param id the same whenever the message is handed over again
 * @param shop the shop that writes
 * @param customer to whom
 * @param topic which message it is, such as {@code account-ready}
 * @param to the stored e-mail address
 * @param language of subject and text, BCP 47
 * @param subject one line
 * @param text the body
 */
public record Message(
        UUID id,
        ShopId shop,
        CustomerId customer,
        String topic,
        String to,
        String language,
        String subject,
        String text) {

    @Override
    public String toString() {
        return "Message[id=" + id + ", shop=" + shop + ", customer=" + customer + ", topic=" + topic + "]";
    }
}
