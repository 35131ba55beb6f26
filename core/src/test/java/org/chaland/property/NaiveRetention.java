package org.chaland.property;

import org.chaland.memory.Breakable;
import org.chaland.memory.ForwardingRetention;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.PurchaseRef;
import org.chaland.spi.Storage;

/** A store that keeps the copies of an order, whoever asks it to forget them. */
final class NaiveRetention {

    private NaiveRetention() {}

    static Storage keepingCopies(InMemoryIdentityProvider users) {
        return Breakable.sound().withRetention(sound -> new ForwardingRetention(sound) {
            @Override
            public boolean forgetDetails(PurchaseRef purchase) {
                return true;
            }
        });
    }
}
