package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.AuditLogContract;

final class InMemoryAuditLogContractTest extends AuditLogContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
