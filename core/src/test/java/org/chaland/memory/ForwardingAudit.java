package org.chaland.memory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.AuditLog;

/** Does what another does, until a subclass breaks it. */
class ForwardingAudit implements AuditLog {

    private final AuditLog sound;

    ForwardingAudit(AuditLog sound) {
        this.sound = sound;
    }

    @Override
    public void append(AuditEntry entry) {
        sound.append(entry);
    }

    @Override
    public List<AuditEntry> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
        return sound.ofCustomer(shop, customer, after, limit);
    }
}
