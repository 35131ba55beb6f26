package org.chaland.memory;

import java.util.List;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.contract.SelfCheckContract;

final class InMemorySelfCheckContractTest extends SelfCheckContract {

    @Override
    protected SelfCheck provider() {
        return new Plugin.Checked(List.of());
    }

    @Override
    protected SelfCheck lacking() {
        return new Plugin.Checked(List.of(Plugin.ERROR, Plugin.WARNING));
    }

    @Override
    protected SelfCheck silent() {
        return new Plugin.Checked(List.of(Plugin.ERROR));
    }
}
