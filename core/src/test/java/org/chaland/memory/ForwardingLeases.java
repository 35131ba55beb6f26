package org.chaland.memory;

import java.time.Instant;
import java.util.UUID;
import org.chaland.spi.LeaseStore;

/** Does what another does, until a subclass breaks it. */
class ForwardingLeases implements LeaseStore {

    private final LeaseStore sound;

    ForwardingLeases(LeaseStore sound) {
        this.sound = sound;
    }

    @Override
    public boolean take(String name, UUID holder, Instant now, Instant until) {
        return sound.take(name, holder, now, until);
    }

    @Override
    public void release(String name, UUID holder) {
        sound.release(name, holder);
    }

    @Override
    public int purge(Instant over, int most) {
        return sound.purge(over, most);
    }
}
